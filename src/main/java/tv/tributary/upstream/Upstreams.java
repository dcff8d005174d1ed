package tv.tributary.upstream;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import tv.tributary.format.ts.Aligner;
import tv.tributary.model.Candidate;
import tv.tributary.model.Trouble;
import tv.tributary.net.Answer;
import tv.tributary.net.Http;
import tv.tributary.net.NetException;

/// Opens sources and proves by their first bytes that they are what they should be. Blocking: call it on virtual
/// threads; an interrupt ends every wait. Thread-safe.
public final class Upstreams {
    /// How long to wait for what.
    ///
    /// @param connect for the connection and the answer's head
    /// @param stall for the next bytes of a stream
    /// @param slot for a connection of the account to become free
    public record Patience(Duration connect, Duration stall, Duration slot) {}

    /// Pauses between tries while the provider still counts a stream of ours that is closed already.
    private static final List<Duration> UNNOTICED =
            List.of(Duration.ofMillis(500), Duration.ofMillis(500), Duration.ofSeconds(1));

    /// For so long a closed stream may still count at its provider.
    private static final Duration MAY_COUNT = Duration.ofSeconds(3);

    /// Providers put warnings of their scripts before the stream; more text than this is no stream.
    private static final int PROOF_BYTES = 4096;

    /// Less never proves anything.
    private static final int ENOUGH = 5 * 188;

    private final Http http;
    private final Slots slots;
    private final Supplier<Patience> patience;

    /// @param patience asked at each try
    public Upstreams(Http http, Slots slots, Supplier<Patience> patience) {
        this.http = http;
        this.slots = slots;
        this.patience = patience;
    }

    /// @throws Unusable with the reason if there is no stream to be had
    public Upstream open(Candidate candidate) throws Unusable, InterruptedException {
        var scheme = candidate.url().toLowerCase(Locale.ROOT);
        if (!scheme.startsWith("http://") && !scheme.startsWith("https://")) throw new Unusable(Trouble.UNSUPPORTED);
        var slot = slots.acquire(candidate, patience.get().slot()).orElseThrow(() -> new Unusable(Trouble.NO_SLOT));
        try {
            return openNoticed(candidate, slot);
        } catch (Unusable | RuntimeException e) {
            slot.close();
            if (Thread.interrupted()) throw new InterruptedException();
            throw e;
        } catch (InterruptedException e) {
            slot.close();
            throw e;
        }
    }

    /// The same, but gives up after `within`.
    ///
    /// @throws Unusable STALLED if that was not enough
    public Upstream open(Candidate candidate, Duration within) throws Unusable, InterruptedException {
        var deadline = new Deadline(within);
        try {
            return open(candidate);
        } catch (InterruptedException e) {
            if (deadline.passed()) throw new Unusable(Trouble.STALLED);
            throw e;
        } finally {
            deadline.lift();
        }
    }

    /// A refusal right after we closed a stream of the same account is mostly that stream, still counted.
    private Upstream openNoticed(Candidate candidate, Slots.Slot slot) throws Unusable, InterruptedException {
        for (var pause : UNNOTICED) {
            boolean mayCount = slots.lately(candidate, MAY_COUNT);
            try {
                return open(candidate, slot);
            } catch (Unusable e) {
                if (e.trouble() != Trouble.REFUSED || !mayCount) throw e;
            }
            Thread.sleep(pause);
        }
        return open(candidate, slot);
    }

    private Upstream open(Candidate candidate, Slots.Slot slot) throws Unusable {
        var answer = answer(candidate);
        try {
            check(answer);
            var body = answer.body();
            var first = prove(body);
            slot.streams();
            return new TsUpstream(answer, body, slot, first);
        } catch (Unusable | RuntimeException e) {
            answer.close();
            throw e;
        }
    }

    private Answer answer(Candidate candidate) throws Unusable {
        var now = patience.get();
        try {
            return http.stream(candidate.url(), candidate.headers(), now.connect(), now.stall());
        } catch (NetException e) {
            throw new Unusable(e.reason() == NetException.Reason.BAD_URL ? Trouble.UNSUPPORTED : Trouble.UNREACHABLE);
        }
    }

    private static void check(Answer answer) throws Unusable {
        var retryAfter = answer.header("Retry-After").flatMap(Upstreams::seconds);
        switch (answer.status()) {
            case 200, 206 -> {
                var type = answer.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
                if (type.contains("mpegurl")) throw new Unusable(Trouble.UNSUPPORTED);
            }
            // 45x, 509 and 884 are panels' own words for "too many connections" and "account ended".
            case 401, 402, 403, 406, 407, 429, 451, 454, 455, 456, 457, 458, 509, 884 ->
                throw new Unusable(Trouble.REFUSED, retryAfter);
            case 404, 410 -> throw new Unusable(Trouble.NOT_FOUND, retryAfter);
            default -> throw new Unusable(Trouble.FAILED, retryAfter);
        }
    }

    private static Optional<Duration> seconds(String text) {
        return text.matches("\\d{1,6}") ? Optional.of(Duration.ofSeconds(Long.parseLong(text))) : Optional.empty();
    }

    /// Reads until packets are seen to follow each other; returns what was read.
    private static byte[] prove(InputStream body) throws Unusable {
        var bytes = new byte[PROOF_BYTES];
        int have = 0;
        while (have < bytes.length) {
            try {
                have += TsUpstream.read(body, bytes, have);
            } catch (Unusable e) {
                // A short text and then the end is a text, not a stream that ended.
                throw have > 0 && e.trouble() == Trouble.ENDED ? new Unusable(Trouble.NOT_MEDIA) : e;
            }
            if (new String(bytes, 0, Math.min(have, 64), StandardCharsets.ISO_8859_1).contains("#EXTM3U")) {
                throw new Unusable(Trouble.UNSUPPORTED);
            }
            if (have >= ENOUGH && Aligner.recognises(bytes, have)) return Arrays.copyOf(bytes, have);
        }
        throw new Unusable(Trouble.NOT_MEDIA);
    }
}
