package tv.tributary.ffmpeg;

import java.nio.file.Path;
import java.util.Optional;

/// The result of trying to start FFmpeg on this computer.
///
/// @param program where it lies; empty if none runs
/// @param version such as `8.0.1`; empty if none runs
/// @param why the first line of what kept it from starting; empty if one runs
public record Availability(Optional<Path> program, String version, String why) {
    static Availability of(Path program, String version) {
        return new Availability(Optional.of(program), version, "");
    }

    static Availability none(String why) {
        return new Availability(Optional.empty(), "", why);
    }

    public boolean runs() {
        return program.isPresent();
    }
}
