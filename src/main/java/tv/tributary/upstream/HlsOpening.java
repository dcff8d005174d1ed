package tv.tributary.upstream;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;
import tv.tributary.format.ts.Aligner;
import tv.tributary.model.Candidate;
import tv.tributary.model.Trouble;
import tv.tributary.net.Answer;
import tv.tributary.net.Http;

/// Opens what turned out to be an HLS playlist: finds the playlist of the quality wanted, begins to follow it and
/// proves by its first segment what is in it. Thread-safe.
final class HlsOpening {
    private static final int PROOF = 4096;

    private final Http http;
    private final Segments segments;
    private final Quality quality;
    private final Supplier<Upstreams.Patience> patience;

    HlsOpening(Http http, Segments segments, Quality quality, Supplier<Upstreams.Patience> patience) {
        this.http = http;
        this.segments = segments;
        this.quality = quality;
        this.patience = patience;
    }

    /// @param answer to the source's own address; closed here
    /// @param first what has been read of it
    Upstream open(Candidate candidate, Slots.Slot slot, Answer answer, byte[] first)
            throws Unusable, InterruptedException {
        HlsRequests.Document document;
        try (answer) {
            document = HlsRequests.document(answer, first);
        }
        var requests = new HlsRequests(http, candidate, patience);
        var lists = new HlsLists(requests, quality);
        var found = lists.from(document);
        if (lists.sound().isPresent()) throw new Unusable(Trouble.UNSUPPORTED);
        var loader = new HlsLoader(lists, requests, segments, found, lists::again);
        var follower = Thread.ofVirtual().name("hls").start(loader);
        boolean opened = false;
        try {
            var upstream = prove(requests, loader, follower, slot);
            opened = true;
            return upstream;
        } finally {
            if (!opened) {
                follower.interrupt();
                loader.shipments().close();
            }
        }
    }

    private Upstream prove(HlsRequests requests, HlsLoader loader, Thread follower, Slots.Slot slot)
            throws Unusable, InterruptedException {
        var wait = requests.patience().connect().plus(requests.stall());
        var first = loader.shipments().take(wait.toNanos()).orElseThrow(() -> new Unusable(Trouble.STALLED));
        boolean kept = false;
        try {
            switch (kind(first, wait)) {
                case TS -> {}
                case OTHER -> throw new Unusable(Trouble.UNSUPPORTED);
                case TEXT -> throw new Unusable(Trouble.NOT_MEDIA);
            }
            var upstream = new HlsUpstream(
                    slot, loader, follower, first, requests.stall().toNanos());
            slot.streams();
            kept = true;
            return upstream;
        } finally {
            if (!kept) first.close();
        }
    }

    private enum Kind {
        TS,
        /// Media in another wrapping.
        OTHER,
        TEXT
    }

    private static Kind kind(Shipment first, Duration within) throws Unusable, InterruptedException {
        if (first.init().isPresent()) return Kind.OTHER;
        var plain = new Unsealed(first);
        var portion = new byte[64 << 10];
        var proof = new byte[PROOF];
        int have = 0;
        long deadline = System.nanoTime() + within.toNanos();
        while (have < PROOF) {
            int n = plain.read(portion, Math.max(0, deadline - System.nanoTime()));
            if (n == 0) throw new Unusable(Trouble.STALLED);
            if (n == Unsealed.END) break;
            int taken = Math.min(n, PROOF - have);
            System.arraycopy(portion, 0, proof, have, taken);
            have += taken;
            if (Aligner.recognises(proof, have)) return Kind.TS;
        }
        var start = new String(proof, 0, Math.min(have, 64), StandardCharsets.ISO_8859_1).strip();
        return start.isEmpty() || start.startsWith("<") || start.startsWith("{") ? Kind.TEXT : Kind.OTHER;
    }
}
