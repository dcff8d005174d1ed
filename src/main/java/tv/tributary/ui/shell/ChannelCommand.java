package tv.tributary.ui.shell;

import java.util.Arrays;
import tv.tributary.text.Messages;

/// Palette commands for a channel.
enum ChannelCommand {
    PLAY("shell.command.play", "mdi2p-play-circle-outline"),
    BROWSER("shell.command.browser", "mdi2w-web"),
    COPY_HLS("shell.command.copy-hls", "mdi2c-content-copy");

    /// @param name what is left of the typed words, to find the channel by
    record Meant(ChannelCommand verb, String name) {}

    private final String key;
    private final String icon;

    ChannelCommand(String key, String icon) {
        this.key = key;
        this.icon = icon;
    }

    /// Who types the whole command, "play news", means the channel behind the verb.
    static Meant of(String typed) {
        return Arrays.stream(values())
                .filter(verb -> typed.regionMatches(
                        true, 0, verb.beginning(), 0, verb.beginning().length()))
                .map(verb -> new Meant(verb, typed.substring(verb.beginning().length())))
                .findFirst()
                .orElse(new Meant(PLAY, typed));
    }

    String words(String channel) {
        return Messages.of(key, channel);
    }

    String icon() {
        return icon;
    }

    /// The words before the channel's name.
    private String beginning() {
        var mark = "\0";
        var words = words(mark);
        return words.substring(0, words.indexOf(mark));
    }
}
