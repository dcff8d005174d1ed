package tv.tributary.ui.shell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.input.KeyCode;
import tv.tributary.catalog.Channels;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.catalog.provider.Providers;
import tv.tributary.catalog.sync.Sync;
import tv.tributary.model.Channel;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.CopyButton;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.StreamAddressActions;
import tv.tributary.ui.nav.Place;
import tv.tributary.ui.shell.CommandPaletteModel.Command;
import tv.tributary.ui.shell.ShellSettings.Theme;

/// All palette commands.
public final class Commands {
    private static final int MOST_CHANNELS = 20;

    private final Providers providers;
    private final Sync sync;
    private final Channels channels;
    private final Consumer<Channel> play;
    private final Runnable multiview;
    private final Runnable check;
    private final StreamAddressActions streamAddressActions;
    private final Background background;

    /// @param play shows a channel's picture
    /// @param multiview opens the choice of several channels at once
    /// @param check begins the health check, or stops it
    public Commands(
            Providers providers,
            Sync sync,
            Channels channels,
            Consumer<Channel> play,
            Runnable multiview,
            Runnable check,
            StreamAddressActions streamAddressActions,
            Background background) {
        this.providers = providers;
        this.sync = sync;
        this.channels = channels;
        this.play = play;
        this.multiview = multiview;
        this.check = check;
        this.streamAddressActions = streamAddressActions;
        this.background = background;
    }

    public CommandPaletteModel palette(PageHost pages, Appearance appearance, StatusModel status, Runnable quit) {
        return new CommandPaletteModel(() -> now(pages, appearance, status, quit), this::find, background);
    }

    private List<Command> now(PageHost pages, Appearance appearance, StatusModel status, Runnable quit) {
        var commands = new ArrayList<Command>();
        for (var place : pages.places()) commands.add(go(pages, place));
        var known = providers.all();
        if (!known.isEmpty()) {
            commands.add(new Command(
                    Messages.of("shell.command.sync-all"),
                    "",
                    "mdi2s-sync",
                    () -> background.run(() -> {
                        sync.syncAll();
                    })));
            commands.add(new Command(Messages.of("shell.command.check"), "", "mdi2h-heart-pulse", check));
            commands.add(new Command(Messages.of("shell.command.multiview"), "", "mdi2v-view-grid-outline", multiview));
        }
        for (var provider : known) {
            commands.add(new Command(
                    Messages.of("action.sync", provider.provider().name()),
                    Messages.of("shell.command.hint.provider"),
                    "mdi2s-sync",
                    () -> background.run(() -> {
                        sync.sync(provider.provider().id());
                    })));
        }
        commands.add(new Command(
                Messages.of("action.copy-playlist"),
                "",
                "mdi2c-content-copy",
                () -> CopyButton.copy(status.playlist().get())));
        commands.add(new Command(
                Messages.of("shell.command.copy-hls-playlist"),
                "",
                "mdi2c-content-copy",
                () -> CopyButton.copy(
                        StreamAddressActions.hlsPlaylist(status.playlist().get()))));
        commands.add(new Command(Messages.of("action.toggle-theme"), "", "mdi2t-theme-light-dark", appearance::toggle));
        commands.add(new Command(
                Messages.of("shell.command.follow-system"),
                "",
                "mdi2t-theme-light-dark",
                () -> appearance.choose(Theme.SYSTEM)));
        commands.add(new Command(Messages.of("shell.command.quit"), Shortcut.words(KeyCode.Q), "mdi2p-power", quit));
        return commands;
    }

    private static Command go(PageHost pages, Place place) {
        return new Command(
                Messages.of("shell.command.go", Messages.of(place)),
                pages.shortcut(place).map(Shortcut::words).orElse(""),
                "mdi2a-arrow-right",
                () -> pages.go(place));
    }

    private List<Command> find(String typed) {
        var meant = ChannelCommand.of(typed);
        var query = new ChannelQuery(meant.name(), "", Optional.empty(), 0);
        var found = channels.list(query).stream()
                .limit(MOST_CHANNELS)
                .map(ChannelRow::channel)
                .toList();
        var commands = new ArrayList<Command>();
        found.forEach(channel -> commands.add(command(meant.verb(), channel)));
        if (meant.verb() == ChannelCommand.PLAY && !found.isEmpty()) {
            // What else can be done, shown once; who types the verb gets it for every channel.
            commands.add(1, command(ChannelCommand.BROWSER, found.getFirst()));
            commands.add(2, command(ChannelCommand.COPY_HLS, found.getFirst()));
        }
        return commands;
    }

    private Command command(ChannelCommand verb, Channel channel) {
        return new Command(verb.words(channel.name()), channel.group(), verb.icon(), () -> {
            switch (verb) {
                case PLAY -> play.accept(channel);
                case BROWSER -> streamAddressActions.openInBrowser(channel.id());
                case COPY_HLS -> streamAddressActions.copyHls(channel.id());
            }
        });
    }

    /// The palette's commands for a channel.
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

        /// Reads what was typed: in "play news" the first word is the command, the rest is the channel.
        static Meant of(String typed) {
            return Arrays.stream(values())
                    .filter(verb -> typed.regionMatches(
                            true, 0, verb.beginning(), 0, verb.beginning().length()))
                    .map(verb ->
                            new Meant(verb, typed.substring(verb.beginning().length())))
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
}
