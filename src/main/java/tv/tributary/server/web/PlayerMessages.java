package tv.tributary.server.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tv.tributary.text.Messages;

/// Texts of the player page, by the names its template and scripts use.
final class PlayerMessages {
    private static final String PLAYER = "web.player.";

    private static final List<String> OF_THE_PLAYER = List.of(
            "web.player.again",
            "web.player.again-in",
            "web.player.apart",
            "web.player.automatic",
            "web.player.behind",
            "web.player.broken",
            "web.player.codec",
            "web.player.full",
            "web.player.key-back",
            "web.player.key-full",
            "web.player.key-mute",
            "web.player.key-numbers",
            "web.player.key-play",
            "web.player.key-volume",
            "web.player.listen",
            "web.player.live",
            "web.player.mbit",
            "web.player.mute",
            "web.player.none",
            "web.player.numbers",
            "web.player.opening",
            "web.player.pause",
            "web.player.play",
            "web.player.quality",
            "web.player.refused",
            "web.player.script",
            "web.player.seconds",
            "web.player.sound",
            "web.player.stat-bandwidth",
            "web.player.stat-buffer",
            "web.player.stat-delay",
            "web.player.stat-dropped",
            "web.player.stat-picture",
            "web.player.stat-rate",
            "web.player.stat-segments",
            "web.player.stat-stalls",
            "web.player.subtitles",
            "web.player.time",
            "web.player.to-live",
            "web.player.track",
            "web.player.unable",
            "web.player.unmute",
            "web.player.unreachable",
            "web.player.volume",
            "web.player.waiting",
            "web.player.window");

    private PlayerMessages() {}

    static Map<String, String> ofThePlayer() {
        var words = HashMap.<String, String>newHashMap(OF_THE_PLAYER.size());
        for (var key : OF_THE_PLAYER) words.put(key.substring(PLAYER.length()), Messages.of(key));
        return Map.copyOf(words);
    }
}
