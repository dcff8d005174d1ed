package tv.tributary.relay.vod;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.model.Candidate;
import tv.tributary.model.FailureReason;
import tv.tributary.model.ProviderId;
import tv.tributary.model.SourceId;
import tv.tributary.relay.viewer.ViewerRequest.ClientId;
import tv.tributary.upstream.FileUpstream;
import tv.tributary.upstream.Upstreams;
import tv.tributary.upstream.account.SlotRequest;
import tv.tributary.upstream.account.UpstreamException;

/// A range of a film on its way to one viewer. If the provider disconnects, it resumes at the same byte, provided that
/// the answer is that range of the same file; otherwise it ends. One thread reads; any may close.
public final class FileStream implements FilmReader {
    private static final Logger log = LoggerFactory.getLogger(FileStream.class);
    /// Pauses before it is tried again after a break; without any progress between, that is all.
    private static final List<Duration> AGAIN =
            List.of(Duration.ZERO, Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2));

    private final Upstreams upstreams;
    private final Film film;
    private final ClientId who;
    private final SlotRequest slotRequest;
    private final Instant since;
    private final FileUpstream.Head head;
    private final Consumer<FileStream> gone;

    private Candidate candidate;
    private volatile @Nullable FileUpstream upstream;
    private volatile boolean closed;
    private volatile long position;
    private int tries;

    /// @param gone told when it is closed; may be told more than once
    FileStream(
            Upstreams upstreams,
            Film film,
            ClientId who,
            SlotRequest slotRequest,
            Instant since,
            Candidate candidate,
            FileUpstream first,
            Consumer<FileStream> gone) {
        this.upstreams = upstreams;
        this.film = film;
        this.who = who;
        this.slotRequest = slotRequest;
        this.since = since;
        this.candidate = candidate;
        this.head = first.head();
        this.position = head.from();
        this.gone = gone;
        hold(first);
    }

    private void hold(FileUpstream open) {
        upstream = open;
        open.slot().whenTaken(_ -> close());
        if (closed) open.close();
    }

    /// As the provider answered.
    @Override
    public int status() {
        return head.status();
    }

    @Override
    public Map<String, String> headers() {
        var headers = new LinkedHashMap<String, String>();
        if (!head.type().isEmpty()) headers.put("Content-Type", head.type());
        if (!head.tag().isEmpty()) headers.put("ETag", head.tag());
        if (!head.modified().isEmpty()) headers.put("Last-Modified", head.modified());
        var total = head.total() < 0 ? "*" : Long.toString(head.total());
        if (head.status() == 206) {
            headers.put("Content-Range", "bytes " + head.from() + "-" + (until() - 1) + "/" + total);
        } else if (head.status() == 416) {
            headers.put("Content-Range", "bytes */" + total);
        }
        return headers;
    }

    @Override
    public long length() {
        return head.length();
    }

    @Override
    public long total() {
        return head.total();
    }

    private long until() {
        return head.length() < 0 ? Long.MAX_VALUE : head.from() + head.length();
    }

    @Override
    public int read(ByteBuffer into) throws IOException, InterruptedException {
        while (position < until()) {
            try {
                var open = upstream;
                if (closed) throw new IOException("closed");
                if (open == null) open = goOn();
                int n = open.read(into);
                if (n > 0) {
                    long reached = position + n;
                    position = reached;
                    tries = 0;
                    return n;
                }
                if (head.length() < 0) return -1;
                throw new UpstreamException(FailureReason.ENDED);
            } catch (UpstreamException e) {
                rest();
                if (closed || tries >= AGAIN.size() || head.length() < 0)
                    throw new IOException(e.trouble().name(), e);
                log.info("film {}: {} broke off: {}", film.id(), candidate, e.trouble());
            }
        }
        return -1;
    }

    /// The same file from here on, at the same place first.
    private FileUpstream goOn() throws UpstreamException, IOException, InterruptedException {
        Thread.sleep(AGAIN.get(Math.min(tries++, AGAIN.size() - 1)));
        var why = FailureReason.FAILED;
        boolean other = false;
        for (var next : inOrder()) {
            try {
                var open = upstreams.openFile(
                        next,
                        slotRequest,
                        ByteRangeRequest.of(position, until() - 1).range(),
                        "");
                boolean fits = open.head().status() == 206
                        && open.head().from() == position
                        && FileUpstream.same(head, open.head());
                if (fits) {
                    candidate = next;
                    hold(open);
                    return open;
                }
                other = true;
                open.close();
            } catch (UpstreamException e) {
                if (e.trouble() == FailureReason.TAKEN) close();
                why = e.trouble();
            }
        }
        if (other) throw new IOException("what follows is not of the same file");
        throw new UpstreamException(why);
    }

    private List<Candidate> inOrder() {
        if (head.total() < 0) return List.of(candidate);
        var others = film.candidates().stream()
                .filter(other -> !other.equals(candidate))
                .toList();
        return Stream.concat(Stream.of(candidate), others.stream()).toList();
    }

    /// Does nothing where the rest could not be had in parts.
    @Override
    public void rest() {
        var open = upstream;
        if (open == null || head.length() < 0) return;
        upstream = null;
        open.close();
    }

    FileStreamSnapshot view() {
        return new FileStreamSnapshot(
                film.id(),
                film.name(),
                candidate.provider(),
                candidate.providerName(),
                who.address(),
                who.client(),
                who.user(),
                since,
                position,
                head.total(),
                position - head.from());
    }

    /// Ends a read in progress and gives the connection back, at once.
    @Override
    public void close() {
        closed = true;
        var open = upstream;
        if (open != null) open.close();
        gone.accept(this);
    }

    /// Current figures of a film that is being watched.
    ///
    /// @param user which user watches it; empty if unknown
    /// @param position in the film, in bytes
    /// @param total of the film in bytes, -1 if unknown
    /// @param bytes passed since the viewer asked for this part
    public record FileStreamSnapshot(
            SourceId film,
            String name,
            ProviderId provider,
            String providerName,
            String address,
            String client,
            String user,
            Instant since,
            long position,
            long total,
            long bytes) {}

    /// A range request for a film (RFC 9110, 14).
    ///
    /// @param range one range of bytes; empty for the whole
    /// @param ifRange the state of the film the viewer already has a part of; empty if it does not say
    public record ByteRangeRequest(String range, String ifRange) {
        private static final Pattern ONE = Pattern.compile("bytes=(\\d{1,18}-\\d{0,18}|-\\d{1,18})");

        public static final ByteRangeRequest WHOLE = new ByteRangeRequest("", "");

        /// What was asked for; anything but one range of bytes stands for the whole, as HTTP allows.
        public static ByteRangeRequest of(String range, String ifRange) {
            var clean = range.replace(" ", "");
            return ONE.matcher(clean).matches() ? new ByteRangeRequest(clean, ifRange) : WHOLE;
        }

        /// From a byte to another one; to the end if `last` is negative.
        static ByteRangeRequest of(long first, long last) {
            return new ByteRangeRequest("bytes=" + first + "-" + (last < 0 ? "" : Long.toString(last)), "");
        }
    }
}
