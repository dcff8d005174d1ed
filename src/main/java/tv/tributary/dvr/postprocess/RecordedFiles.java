package tv.tributary.dvr.postprocess;

import java.nio.file.Path;
import java.util.Optional;
import tv.tributary.dvr.file.RecordingContainer;
import tv.tributary.model.Recording;

/// The recordings whose files these are.
public interface RecordedFiles {
    /// One as it is now; empty if it is gone.
    Optional<Recording> find(long id);

    /// Its file is another one from now on.
    ///
    /// @param from the file that was copied
    /// @param part the copy, which moves to the place of `from` under the name that is right for it
    /// @return where it is now; empty if the recording has another file by now, or the copy cannot be moved
    Optional<Path> replace(long id, Path from, Path part, RecordingContainer container);

    /// Something did not succeed.
    void failed(Recording one, String words);
}
