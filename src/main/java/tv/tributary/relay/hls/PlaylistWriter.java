package tv.tributary.relay.hls;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Writes media playlists (RFC 8216). Pure.
final class PlaylistWriter {
    /// Of so many segments at the end the parts are listed too: players ask for nothing older in parts.
    static final int IN_PARTS = 3;

    private final StringBuilder text = new StringBuilder();
    private final String folder;

    private PlaylistWriter(String folder) {
        this.folder = folder;
    }

    /// @param folder where names lead, as seen from the playlist, such as `../hls/`
    static String write(Listing listing, String folder) {
        var writer = new PlaylistWriter(folder);
        writer.head(listing);
        writer.entries(listing);
        listing.lowLatency().ifPresent(writer::growing);
        return writer.text.toString();
    }

    private void head(Listing listing) {
        text.append("#EXTM3U\n#EXT-X-VERSION:").append(listing.version());
        text.append("\n#EXT-X-TARGETDURATION:").append(listing.target()).append('\n');
        text.append("#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES");
        listing.lowLatency().ifPresent(low -> {
            text.append(",PART-HOLD-BACK=")
                    .append(seconds(low.part().multipliedBy(3)))
                    .append("\n#EXT-X-PART-INF:PART-TARGET=")
                    .append(seconds(low.part()));
        });
        text.append("\n#EXT-X-MEDIA-SEQUENCE:").append(listing.sequence()).append('\n');
        text.append("#EXT-X-DISCONTINUITY-SEQUENCE:")
                .append(listing.discontinuities())
                .append('\n');
        boolean independent = listing.entries().stream().allMatch(e -> e.independent() || e.missing());
        if (independent && !listing.entries().isEmpty()) text.append("#EXT-X-INDEPENDENT-SEGMENTS\n");
    }

    private void entries(Listing listing) {
        Optional<String> init = Optional.empty();
        Optional<Entry.Cipher> cipher = Optional.empty();
        int first = listing.lowLatency().isPresent() ? listing.entries().size() - IN_PARTS : Integer.MAX_VALUE;
        int at = 0;
        for (var entry : listing.entries()) {
            if (entry.discontinuity()) text.append("#EXT-X-DISCONTINUITY\n");
            if (!entry.cipher().equals(cipher)) cipher(entry.cipher());
            cipher = entry.cipher();
            if (!entry.init().equals(init)) entry.init().ifPresent(name -> line("#EXT-X-MAP:URI=\"", name, "\""));
            init = entry.init();
            time(entry.time());
            if (at++ >= first) parts(entry.parts());
            if (entry.missing()) text.append("#EXT-X-GAP\n");
            text.append("#EXTINF:").append(seconds(entry.length())).append(",\n");
            line("", entry.name(), "");
        }
    }

    private void cipher(Optional<Entry.Cipher> cipher) {
        cipher.ifPresentOrElse(
                c -> line("#EXT-X-KEY:METHOD=AES-128,URI=\"", c.key(), "\",IV=0x" + hex(c.iv())),
                () -> text.append("#EXT-X-KEY:METHOD=NONE\n"));
    }

    private void time(String time) {
        if (!time.isEmpty())
            text.append("#EXT-X-PROGRAM-DATE-TIME:").append(time).append('\n');
    }

    private void growing(Listing.LowLatency low) {
        if (!low.growing().isEmpty()) {
            if (low.discontinuity()) text.append("#EXT-X-DISCONTINUITY\n");
            time(low.time());
        }
        parts(low.growing());
        low.hint().ifPresent(name -> line("#EXT-X-PRELOAD-HINT:TYPE=PART,URI=\"", name, "\""));
    }

    private void parts(List<Entry.Piece> parts) {
        for (var part : parts) {
            var start = "#EXT-X-PART:DURATION=" + seconds(part.length()) + ",URI=\"";
            line(start, part.name(), part.independent() ? "\",INDEPENDENT=YES" : "\"");
        }
    }

    private void line(String before, String name, String after) {
        text.append(before).append(folder).append(name).append(after).append('\n');
    }

    private static String seconds(Duration length) {
        return String.format(Locale.ROOT, "%.3f", length.toNanos() / 1e9);
    }

    private static String hex(List<Byte> bytes) {
        var array = new byte[bytes.size()];
        for (int i = 0; i < array.length; i++) array[i] = bytes.get(i);
        return HexFormat.of().formatHex(array);
    }
}
