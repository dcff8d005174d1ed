package tv.tributary.health;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.file.OwnerOnly;
import tv.tributary.health.PictureFindings.Sound;
import tv.tributary.logo.Thumbnail;
import tv.tributary.model.ChannelId;
import tv.tributary.model.ProviderId;
import tv.tributary.model.SourceId;
import tv.tributary.store.Database;
import tv.tributary.store.PictureStore;
import tv.tributary.store.PictureStore.PictureRow;

/// The newest picture of each stream, a small JPEG on disk, as proof of what was found and to look at. All of them
/// together have a limit: the oldest go. What is known of them is in memory. Thread-safe.
public final class StreamPictures {
    private static final Logger log = LoggerFactory.getLogger(StreamPictures.class);

    /// In pixels.
    static final int WIDTH = 320;

    private static final long MOST_BYTES = 64L << 20;

    /// What is known of a picture.
    ///
    /// @param still whether nothing moved for as long as it was looked at
    /// @param pictures how many were compared: with one nothing is known of movement
    /// @param sound what was heard with it
    /// @param bytes of the JPEG; 0 if there is none
    public record StreamPicture(
            SourceId source,
            ChannelId channel,
            ProviderId provider,
            Instant at,
            OptionalLong hash,
            int pictures,
            boolean still,
            Sound sound,
            int bytes) {
        /// Names this picture and no other, for [StreamPictures#find].
        public String key() {
            return source.value() + "@" + at.toEpochMilli();
        }

        public boolean silent() {
            return sound == Sound.SILENT;
        }
    }

    private final Path folder;
    private final PictureStore store;
    private final Map<SourceId, StreamPicture> all = new ConcurrentHashMap<>();

    /// Those in the folder `pictures`.
    ///
    /// @param data holds that folder; made when there is a picture
    public static StreamPictures open(Path data, Database database) {
        return new StreamPictures(data.resolve("pictures"), new PictureStore(database));
    }

    /// Reads what is known of those that are on disk.
    ///
    /// @param folder holds nothing else
    StreamPictures(Path folder, PictureStore store) {
        this.folder = folder;
        this.store = store;
        for (var row : store.all()) {
            if (row.bytes() == 0 || Files.exists(file(row.source()))) all.put(row.source(), of(row));
        }
    }

    private static StreamPicture of(PictureRow row) {
        return new StreamPicture(
                row.source(),
                row.channel(),
                row.provider(),
                row.at(),
                row.hash(),
                row.pictures(),
                row.still(),
                Sound.valueOf(row.sound()),
                row.bytes());
    }

    /// From memory.
    public Optional<StreamPicture> of(SourceId source) {
        return Optional.ofNullable(all.get(source));
    }

    /// The newest of each channel. From memory.
    public Map<ChannelId, StreamPicture> newest() {
        var newest = new HashMap<ChannelId, StreamPicture>();
        for (var one : all.values()) {
            if (one.bytes() == 0) continue;
            newest.merge(one.channel(), one, (a, b) -> a.at().isBefore(b.at()) ? b : a);
        }
        return newest;
    }

    /// The JPEG; empty if there is none. Blocks.
    public Optional<byte[]> jpeg(SourceId source) {
        try {
            return Optional.of(Files.readAllBytes(file(source)));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            log.debug("a picture cannot be read: {}", e.toString());
            return Optional.empty();
        }
    }

    /// The picture with that key, to be shown; the newest of its stream where another has come since. Blocks.
    public Optional<Thumbnail> find(String key) {
        return jpeg(new SourceId(Long.parseLong(key.substring(0, key.indexOf('@')))))
                .map(Thumbnail::ofJpeg);
    }

    /// Those of a provider. From memory.
    List<StreamPicture> ofProvider(ProviderId provider) {
        return all.values().stream()
                .filter(one -> one.provider().equals(provider))
                .toList();
    }

    /// Keeps a picture in the place of the one before. Where it cannot be stored, the one before stays.
    ///
    /// @param jpeg empty to keep only what is known of it
    void keep(StreamPicture picture, Optional<byte[]> jpeg) {
        try {
            if (jpeg.isPresent()) write(picture.source(), jpeg.get());
            var kept = all.get(picture.source());
            int bytes = jpeg.map(it -> it.length).orElseGet(() -> kept == null ? 0 : kept.bytes());
            var whole = new StreamPicture(
                    picture.source(),
                    picture.channel(),
                    picture.provider(),
                    picture.at(),
                    picture.hash(),
                    picture.pictures(),
                    picture.still(),
                    picture.sound(),
                    bytes);
            all.put(picture.source(), whole);
            store.put(new PictureRow(
                    whole.source(),
                    whole.channel(),
                    whole.provider(),
                    whole.at(),
                    whole.hash(),
                    whole.pictures(),
                    whole.still(),
                    whole.sound().name(),
                    bytes));
            makeRoom();
        } catch (IOException e) {
            log.warn("a picture could not be kept: {}", e.toString());
        } catch (RuntimeException e) {
            // It is in memory, and will be seen again.
            log.warn("what was seen of source {} could not be stored", picture.source(), e);
        }
    }

    private void write(SourceId source, byte[] jpeg) throws IOException {
        OwnerOnly.folder(folder);
        var part = folder.resolve(source.value() + "." + Thread.currentThread().threadId() + ".part");
        Files.write(part, jpeg);
        Files.move(part, file(source), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private synchronized void makeRoom() throws IOException {
        long bytes = all.values().stream().mapToLong(StreamPicture::bytes).sum();
        if (bytes <= MOST_BYTES) return;
        // A tenth at once, so that it is not done again and again.
        for (var one : all.values().stream()
                .sorted(Comparator.comparing(StreamPicture::at))
                .toList()) {
            if (bytes <= MOST_BYTES * 9 / 10) break;
            bytes -= one.bytes();
            all.remove(one.source());
            Files.deleteIfExists(file(one.source()));
            store.remove(one.source());
        }
    }

    private Path file(SourceId source) {
        return folder.resolve(source.value() + ".jpg");
    }
}
