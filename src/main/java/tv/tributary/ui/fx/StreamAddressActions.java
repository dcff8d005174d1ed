package tv.tributary.ui.fx;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongFunction;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import tv.tributary.model.ChannelId;
import tv.tributary.model.SourceId;
import tv.tributary.text.Messages;

/// Copies a channel's address to the clipboard, opens it in the browser, or sends it to a player. FX thread only.
public final class StreamAddressActions {
    /// A channel's URLs; all of them may block.
    ///
    /// @param stream its endless transport stream, as other machines in the home reach it
    /// @param hls its HLS playlist, as other machines in the home reach it
    /// @param page the page that plays it, on this machine
    /// @param source one of its streams alone, as other machines in the home reach it
    public record Addresses(
            Function<ChannelId, String> stream,
            Function<ChannelId, String> hls,
            Function<ChannelId, String> page,
            BiFunction<ChannelId, SourceId, String> source,
            LongFunction<String> movie,
            LongFunction<String> episode) {}

    private final Addresses addresses;
    private final ProgramLauncher browsers;
    private final Background background;
    private final Toasts toasts;
    private final SendActions sending;

    public StreamAddressActions(
            Addresses addresses, ProgramLauncher browsers, Background background, Toasts toasts, SendActions sending) {
        this.addresses = addresses;
        this.browsers = browsers;
        this.background = background;
        this.toasts = toasts;
        this.sending = sending;
    }

    /// Sends it to a player in the home network.
    public SendActions sending() {
        return sending;
    }

    /// Copies the address that other players in the home use.
    public void copyStream(ChannelId channel) {
        copy(addresses.stream(), channel, "sharing.copied.stream");
    }

    public void copyHls(ChannelId channel) {
        copy(addresses.hls(), channel, "sharing.copied.hls");
    }

    /// Copies the address of one stream alone, as it comes through our relay.
    public void copySource(ChannelId channel, SourceId source) {
        copy(id -> addresses.source().apply(id, source), channel, "sharing.copied.source");
    }

    /// Copies the address of a film.
    ///
    /// @param title its id
    public void copyMovie(long title) {
        copy(() -> addresses.movie().apply(title), "sharing.copied.stream");
    }

    /// Copies the address of an episode.
    public void copyEpisode(long episode) {
        copy(() -> addresses.episode().apply(episode), "sharing.copied.stream");
    }

    public void openInBrowser(ChannelId channel) {
        background.run(() -> browsers.open(addresses.page().apply(channel)), opened -> {
            if (opened) return;
            toasts.offer(
                    Messages.of("sharing.no-browser"),
                    Messages.of("sharing.copy"),
                    () -> copy(addresses.page(), channel, "sharing.copied.page"));
        });
    }

    /// The address of the playlist with HLS addresses.
    ///
    /// @param playlist the household's playlist; empty while it is not known
    public static String hlsPlaylist(String playlist) {
        return playlist.isEmpty() ? "" : playlist + "?type=m3u8";
    }

    private void copy(Function<ChannelId, String> address, ChannelId channel, String told) {
        copy(() -> address.apply(channel), told);
    }

    private void copy(Callable<String> address, String told) {
        background.run(address, url -> {
            Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, url));
            toasts.say(Messages.of(told));
        });
    }
}
