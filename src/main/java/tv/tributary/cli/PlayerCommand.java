package tv.tributary.cli;

import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tv.tributary.cast.WindowPlayer.WindowPhase;
import tv.tributary.text.Messages;

/// `tributary player …`: the remote control of the window's player.
@Command(
        name = "player",
        mixinStandardHelpOptions = true,
        description = "${bundle:cli.player.about}",
        synopsisSubcommandLabel = "(show | press | number | channel | volume)")
final class PlayerCommand extends ApiCommand {
    private static final String PLAYER = "/api/player";

    private record Shown(
            Optional<WindowPhase> phase, Optional<String> title, Optional<Integer> volume, Optional<Boolean> muted) {}

    private record Done() {}

    private record VolumeBody(int volume) {}

    private record NumberBody(String number) {}

    private record ChannelBody(long channel) {}

    @Override
    public void run() {
        show(false);
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.player.show.about}")
    int show(@Option(names = "--json", description = "${bundle:cli.option.json}") boolean json) {
        try (var apiClient = api()) {
            if (json) out().println(apiClient.get(PLAYER));
            else tell(apiClient.get(PLAYER, Shown.class));
        }
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.player.press.about}")
    int press(@Parameters(paramLabel = "KEY", description = "${bundle:cli.player.key}") String key) {
        return send("/" + key.toLowerCase(Locale.ROOT).replace('_', '-'), new Done());
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.player.number.about}")
    int number(@Parameters(paramLabel = "NUMBER", description = "${bundle:cli.player.digits}") String digits) {
        return send("/number", new NumberBody(digits));
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.player.channel.about}")
    int channel(@Parameters(paramLabel = "CHANNEL", description = "${bundle:cli.cast.channel}") String channel) {
        try (var apiClient = api()) {
            apiClient.post(PLAYER + "/channel", new ChannelBody(channel(apiClient, channel)), Shown.class);
        }
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.player.volume.about}")
    int volume(@Parameters(paramLabel = "PERCENT", description = "${bundle:cli.cast.percent}") int percent) {
        return send("/volume", new VolumeBody(percent));
    }

    private int send(String path, Record body) {
        try (var apiClient = api()) {
            apiClient.post(PLAYER + path, body, Shown.class);
        }
        return 0;
    }

    private void tell(Shown shown) {
        var phase = shown.phase().map(Messages::of).orElse("");
        var what = shown.title().map(title -> phase + ": " + title).orElse(phase);
        var silent = shown.muted().orElse(false);
        out().println(Messages.of(
                silent ? "cli.player.muted" : "cli.player.state",
                what,
                shown.volume().orElse(0)));
    }
}
