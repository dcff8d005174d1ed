package tv.tributary.dvr;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.dvr.file.RecordingContainer;
import tv.tributary.dvr.postprocess.RecordedFiles;
import tv.tributary.event.Event;
import tv.tributary.event.Events;
import tv.tributary.model.Recording;
import tv.tributary.store.RecordingStore;

/// Puts a copy in the place of a recording's file. Thread-safe; blocks.
final class RecordingReplacement implements RecordedFiles {
    private static final Logger log = LoggerFactory.getLogger(RecordingReplacement.class);
    private static final int MOST_NAMES = 1_000;

    private final RecordingList list;
    private final RecordingStore store;
    private final Events events;
    private final InstantSource clock;

    RecordingReplacement(RecordingList list, RecordingStore store, Events events, InstantSource clock) {
        this.list = list;
        this.store = store;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public Optional<Recording> find(long id) {
        return list.find(id);
    }

    @Override
    public Optional<Path> replace(long id, Path from, Path part, RecordingContainer container) {
        try {
            var to = free(container.named(from));
            Files.move(part, to);
            long size = Files.size(to);
            var changed = list.change(
                    id,
                    one -> one.progress().file().equals(from.toString()),
                    one -> one.with(one.progress()
                            .to(
                                    to.toString(),
                                    size,
                                    one.progress().began(),
                                    one.progress().gaps())));
            if (changed.isEmpty()) {
                // Somebody deleted or moved it meanwhile.
                Files.deleteIfExists(to);
                return Optional.empty();
            }
            store.put(() -> list.find(id));
            return Optional.of(to);
        } catch (IOException e) {
            log.warn("the copy of a recording cannot take its place: {}", e.toString());
            return Optional.empty();
        }
    }

    private static Path free(Path wanted) throws IOException {
        for (var n = 1; n < MOST_NAMES; n++) {
            var path = CaptureFile.numbered(wanted, n);
            if (!Files.exists(path)) return path;
        }
        throw new IOException("all names like " + wanted + " are taken");
    }

    @Override
    public void failed(Recording one, String words) {
        events.publish(
                new Event.RecordingFileFailed(clock.instant(), one.channel(), one.channelName(), one.title(), words));
    }
}
