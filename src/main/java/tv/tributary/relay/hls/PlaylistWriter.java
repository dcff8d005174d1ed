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
    static String write(MediaPlaylist mediaPlaylist, String folder) {
        var writer = new PlaylistWriter(folder);
        writer.head(mediaPlaylist);
        writer.entries(mediaPlaylist);
        mediaPlaylist.lowLatency().ifPresent(writer::growing);
        return writer.text.toString();
    }

    private void head(MediaPlaylist mediaPlaylist) {
        text.append("#EXTM3U\n#EXT-X-VERSION:").append(mediaPlaylist.version());
        text.append("\n#EXT-X-TARGETDURATION:").append(mediaPlaylist.target()).append('\n');
        text.append("#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES");
        mediaPlaylist.lowLatency().ifPresent(low -> {
            text.append(",PART-HOLD-BACK=")
                    .append(seconds(low.part().multipliedBy(3)))
                    .append("\n#EXT-X-PART-INF:PART-TARGET=")
                    .append(seconds(low.part()));
        });
        text.append("\n#EXT-X-MEDIA-SEQUENCE:").append(mediaPlaylist.sequence()).append('\n');
        text.append("#EXT-X-DISCONTINUITY-SEQUENCE:")
                .append(mediaPlaylist.discontinuities())
                .append('\n');
        boolean independent = mediaPlaylist.entries().stream().allMatch(e -> e.independent() || e.missing());
        if (independent && !mediaPlaylist.entries().isEmpty()) text.append("#EXT-X-INDEPENDENT-SEGMENTS\n");
    }

    private void entries(MediaPlaylist mediaPlaylist) {
        Optional<String> init = Optional.empty();
        Optional<PlaylistSegment.Cipher> cipher = Optional.empty();
        int first =
                mediaPlaylist.lowLatency().isPresent() ? mediaPlaylist.entries().size() - IN_PARTS : Integer.MAX_VALUE;
        int at = 0;
        for (var playlistSegment : mediaPlaylist.entries()) {
            if (playlistSegment.discontinuity()) text.append("#EXT-X-DISCONTINUITY\n");
            if (!playlistSegment.cipher().equals(cipher)) cipher(playlistSegment.cipher());
            cipher = playlistSegment.cipher();
            if (!playlistSegment.init().equals(init))
                playlistSegment.init().ifPresent(name -> line("#EXT-X-MAP:URI=\"", name, "\""));
            init = playlistSegment.init();
            time(playlistSegment.time());
            if (at++ >= first) parts(playlistSegment.parts());
            if (playlistSegment.missing()) text.append("#EXT-X-GAP\n");
            text.append("#EXTINF:").append(seconds(playlistSegment.length())).append(",\n");
            line("", playlistSegment.name(), "");
        }
    }

    private void cipher(Optional<PlaylistSegment.Cipher> cipher) {
        cipher.ifPresentOrElse(
                c -> line("#EXT-X-KEY:METHOD=AES-128,URI=\"", c.key(), "\",IV=0x" + hex(c.iv())),
                () -> text.append("#EXT-X-KEY:METHOD=NONE\n"));
    }

    private void time(String time) {
        if (!time.isEmpty())
            text.append("#EXT-X-PROGRAM-DATE-TIME:").append(time).append('\n');
    }

    private void growing(MediaPlaylist.LowLatency low) {
        if (!low.growing().isEmpty()) {
            if (low.discontinuity()) text.append("#EXT-X-DISCONTINUITY\n");
            time(low.time());
        }
        parts(low.growing());
        low.hint().ifPresent(name -> line("#EXT-X-PRELOAD-HINT:TYPE=PART,URI=\"", name, "\""));
    }

    private void parts(List<PlaylistSegment.Piece> parts) {
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
