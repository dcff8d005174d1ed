package tv.tributary.upstream;

import java.util.List;
import java.util.Optional;

/// An input of ffmpeg as a script for its `concat` demuxer, given to its standard input. An address stands in there and
/// not among the arguments, which every user of the machine may list: most hold a login.
///
/// @param url what to open
/// @param options how, name and value by turns
record Ffconcat(String url, List<String> options) {
    /// Pipes take so much at once, wherever nobody reads yet.
    private static final int LONGEST = 4_096;

    /// Goes before `-i pipe:0`; what is read may use these protocols and formats and no others.
    static List<String> arguments(List<String> protocols, List<String> formats) {
        return List.of(
                "-protocol_whitelist",
                "pipe,fd," + String.join(",", protocols),
                "-format_whitelist",
                "concat," + String.join(",", formats),
                "-f",
                "concat",
                "-safe",
                "0",
                "-i",
                "pipe:0");
    }

    /// The script; empty for an address that no script can hold.
    Optional<String> script() {
        if (url.length() > LONGEST || url.chars().anyMatch(Character::isISOControl)) return Optional.empty();
        var script = new StringBuilder("ffconcat version 1.0\nfile '");
        script.append(url.replace("'", "'\\''")).append("'\n");
        for (var at = 0; at + 1 < options.size(); at += 2) {
            script.append("option ").append(options.get(at)).append(' ').append(options.get(at + 1));
            script.append('\n');
        }
        return Optional.of(script.toString());
    }
}
