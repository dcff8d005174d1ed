package tv.tributary.upstream;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tv.tributary.ffmpeg.Ffmpeg;
import tv.tributary.format.hls.ParsedPlaylist;
import tv.tributary.model.Candidate;
import tv.tributary.model.FailureReason;
import tv.tributary.net.Http;
import tv.tributary.upstream.account.Connections;
import tv.tributary.upstream.account.Connections.Timeouts;
import tv.tributary.upstream.account.Slot;
import tv.tributary.upstream.account.SlotRequest;
import tv.tributary.upstream.account.Slots;
import tv.tributary.upstream.account.UpstreamException;
import tv.tributary.upstream.segment.Segments;

/// Opens sources and probes their first bytes. Blocking: call it on virtual threads; an interrupt ends every wait.
/// Thread-safe.
public final class Upstreams implements Upstream.Opener {
    private final Connections connections;
    private final StreamForms forms = new StreamForms(System::nanoTime);
    private final FfmpegRemux ffmpegRemux;
    private final HttpOpening httpOpening;

    /// Takes the best of several qualities.
    ///
    /// @param patience asked at each try
    /// @param segments where segments of HLS sources are kept; not closed with this
    /// @param ffmpeg reads what is no plain stream
    public Upstreams(Http http, Slots slots, Supplier<Timeouts> patience, Segments segments, Ffmpeg ffmpeg) {
        this(http, slots, patience, VariantChoice::best, segments, ffmpeg);
    }

    /// @param patience asked at each try
    /// @param quality likewise
    /// @param segments where segments of HLS sources are kept; not closed with this
    /// @param ffmpeg reads what is no plain stream
    public Upstreams(
            Http http,
            Slots slots,
            Supplier<Timeouts> patience,
            Supplier<VariantChoice> quality,
            Segments segments,
            Ffmpeg ffmpeg) {
        this.connections = new Connections(slots, patience);
        this.ffmpegRemux = new FfmpegRemux(ffmpeg, patience);
        var hls = new HlsOpening(http, segments, quality, patience, ffmpegRemux);
        this.httpOpening = new HttpOpening(http, patience, quality, hls, ffmpegRemux);
    }

    /// Whether a connection for it is free, so that opening it takes nobody's away and waits for nobody.
    @Override
    public boolean spare(Candidate candidate) {
        return connections.spare(candidate);
    }

    /// Gets a connection of the account, opens the stream on it and probes it. A [Priority#PROBE] takes only a
    /// connection that is free; any other waits for one, or takes it from whoever comes later. Until this
    /// returns the connection may be taken from it likewise; afterwards the caller says what happens then, with
    /// [Slot#whenTaken].
    ///
    /// @throws UpstreamException with the reason if there is no stream to be had
    @Override
    public Upstream open(Candidate candidate, SlotRequest slotRequest) throws UpstreamException, InterruptedException {
        var scheme = candidate.url().toLowerCase(Locale.ROOT);
        boolean known =
                scheme.startsWith("http://") || scheme.startsWith("https://") || FfmpegRemux.reads(candidate.url());
        if (!known) throw new UpstreamException(FailureReason.UNSUPPORTED);
        return connections.open(
                candidate,
                slotRequest,
                slot -> forms.open(slot.candidate(), form -> open(form, slot)),
                Upstream::close);
    }

    /// The same for a file, or a part of it. Slots are dealt with in the same way. What a source has recorded is looked
    /// at before it is taken, and where it is HLS it comes as one transport stream.
    ///
    /// @param range for the `Range` header, empty for the whole
    /// @param ifRange for `If-Range`, mostly empty
    /// @throws UpstreamException with the reason if there is no file to be had
    public FileUpstream openFile(Candidate candidate, SlotRequest slotRequest, String range, String ifRange)
            throws UpstreamException, InterruptedException {
        var headers = new LinkedHashMap<>(candidate.headers());
        if (!range.isEmpty()) headers.put("Range", range);
        if (!ifRange.isEmpty()) headers.put("If-Range", ifRange);
        return connections.open(
                candidate, slotRequest, slot -> openFile(slot.candidate(), headers, slot), FileUpstream::close);
    }

    private FileUpstream openFile(Candidate candidate, Map<String, String> headers, Slot slot)
            throws UpstreamException, InterruptedException {
        var httpResponse = httpOpening.answer(candidate, headers);
        try {
            if (httpResponse.status() != HttpOpening.RANGE_WANTED) UpstreamException.check(httpResponse);
            var file = candidate.recorded()
                    ? httpOpening.recorded(candidate, httpResponse, slot)
                    : FileUpstream.of(httpResponse, slot);
            slot.streams();
            return file;
        } catch (UpstreamException | RuntimeException e) {
            httpResponse.close();
            throw e;
        }
    }

    /// Reads the playlist of what a source has recorded. The connection is given back before it returns.
    ///
    /// @return empty where that is no HLS, or none whose segments can be passed on as they are, one for one
    /// @throws UpstreamException with the reason if there is nothing to be had
    public Optional<RecordedPlaylist> recordedPlaylist(Candidate candidate, SlotRequest slotRequest)
            throws UpstreamException, InterruptedException {
        var read = connections.open(
                candidate,
                slotRequest,
                slot -> new ReadPlaylist(slot, httpOpening.recordedPlaylist(slot.candidate())),
                ReadPlaylist::close);
        read.close();
        return read.media().map(media -> new RecordedPlaylist(read.slot().candidate(), media));
    }

    /// A complete playlist, and the account by which it was read.
    public record RecordedPlaylist(Candidate candidate, ParsedPlaylist.Media media) {}

    private record ReadPlaylist(Slot slot, Optional<ParsedPlaylist.Media> media) {
        void close() {
            slot.close();
        }
    }

    /// The same, but gives up after `within`.
    ///
    /// @throws UpstreamException STALLED if that was not enough
    public Upstream open(Candidate candidate, SlotRequest slotRequest, Duration within)
            throws UpstreamException, InterruptedException {
        var deadline = new Deadline(within);
        try {
            return open(candidate, slotRequest);
        } catch (InterruptedException e) {
            if (deadline.passed()) throw new UpstreamException(FailureReason.STALLED);
            throw e;
        } finally {
            deadline.lift();
        }
    }

    private Upstream open(Candidate candidate, Slot slot) throws UpstreamException, InterruptedException {
        return FfmpegRemux.reads(candidate.url())
                ? ffmpegRemux.open(candidate, slot)
                : httpOpening.open(candidate, slot);
    }

    /// Interrupts the thread that created it when time is up, unless [#lift] is called first.
    private static final class Deadline {
        private enum State {
            RUNNING,
            PASSED,
            LIFTED
        }

        private final Thread worker = Thread.currentThread();
        private final Thread alarm;
        private State state = State.RUNNING;

        Deadline(Duration within) {
            alarm = Thread.ofVirtual().name("deadline").start(() -> {
                try {
                    Thread.sleep(within);
                    pass();
                } catch (InterruptedException _) {
                    // Lifted.
                }
            });
        }

        private synchronized void pass() {
            if (state != State.RUNNING) return;
            state = State.PASSED;
            worker.interrupt();
        }

        synchronized boolean passed() {
            return state == State.PASSED;
        }

        /// The work is done, or given up: no interrupt of the deadline's own comes any more or is left. One by
        /// somebody else since time was up is lost too.
        synchronized void lift() {
            if (state == State.PASSED) Thread.interrupted();
            state = State.LIFTED;
            alarm.interrupt();
        }
    }
}
