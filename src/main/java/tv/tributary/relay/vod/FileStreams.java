package tv.tributary.relay.vod;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tv.tributary.model.FailureReason;
import tv.tributary.model.SourceId;
import tv.tributary.relay.viewer.ViewerRequest.ClientId;
import tv.tributary.relay.vod.FileStream.ByteRangeRequest;
import tv.tributary.relay.vod.FileStream.FileStreamSnapshot;
import tv.tributary.upstream.Upstreams;
import tv.tributary.upstream.account.SlotRequest;
import tv.tributary.upstream.account.UpstreamException;

/// The films and past programmes being watched: one connection per viewer and film, or channel, however often
/// the viewer seeks. Thread-safe.
public final class FileStreams implements AutoCloseable {
    private final Upstreams upstreams;
    private final InstantSource clock;
    private final Map<Seat, FileStream> running = new ConcurrentHashMap<>();

    /// A viewer and what they watch: a film, or the past of a channel, whichever of its sources plays it.
    private record Seat(Object watched, ClientId who) {
        static Seat of(Film film, ClientId who) {
            return new Seat(film.channel().<Object>map(channel -> channel).orElse(film.id()), who);
        }
    }

    public FileStreams(Upstreams upstreams, InstantSource clock) {
        this.upstreams = upstreams;
        this.clock = clock;
    }

    /// Opens a part of a film. The same viewer's previous part ends first: a player that seeks requests another
    /// part while its old answer still counts.
    public OpenResult open(Film film, ClientId who, SlotRequest slotRequest, ByteRangeRequest byteRangeRequest)
            throws InterruptedException {
        var seat = Seat.of(film, who);
        var before = running.remove(seat);
        if (before != null) before.close();
        Optional<FailureReason> first = Optional.empty();
        var refused = new HashSet<SourceId>();
        for (var candidate : film.candidates()) {
            if (refused.contains(candidate.source())) continue;
            try {
                var open = upstreams.openFile(
                        candidate, slotRequest, byteRangeRequest.range(), byteRangeRequest.ifRange());
                var fileStream = new FileStream(
                        upstreams,
                        film,
                        who,
                        slotRequest,
                        clock.instant(),
                        candidate,
                        open,
                        gone -> running.remove(seat, gone));
                var raced = running.put(seat, fileStream);
                if (raced != null) raced.close();
                return new OpenResult.Opened(fileStream);
            } catch (UpstreamException e) {
                if (first.isEmpty()) first = Optional.of(e.trouble());
                if (e.trouble() == FailureReason.TAKEN) break;
                // At another address of the same archive that is no better.
                if (e.trouble() == FailureReason.REFUSED || e.trouble() == FailureReason.NO_SLOT)
                    refused.add(candidate.source());
            }
        }
        return new OpenResult.Refused(first.orElse(FailureReason.FAILED));
    }

    /// How long a film is, in bytes, if one of its viewers was told.
    public Optional<FileStream> watched(SourceId film) {
        return running.entrySet().stream()
                .filter(entry -> entry.getKey().watched().equals(film)
                        && entry.getValue().total() >= 0)
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /// Oldest first.
    public List<FileStreamSnapshot> views() {
        return running.values().stream()
                .map(FileStream::view)
                .sorted(Comparator.comparing(FileStreamSnapshot::since))
                .toList();
    }

    @Override
    public void close() {
        running.values().forEach(FileStream::close);
    }

    /// The result of opening a film.
    public sealed interface OpenResult {
        /// It comes.
        record Opened(FilmReader passage) implements OpenResult {}

        /// It could not be had just now.
        record Refused(FailureReason why) implements OpenResult {}
    }
}
