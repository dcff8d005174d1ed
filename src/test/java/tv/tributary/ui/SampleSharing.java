package tv.tributary.ui;

import java.util.List;
import tv.tributary.event.Events;
import tv.tributary.event.LatestValue;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FxBridge;
import tv.tributary.ui.fx.ProgramLauncher;
import tv.tributary.ui.fx.SendActions;
import tv.tributary.ui.fx.StreamAddressActions;
import tv.tributary.ui.fx.Toasts;

/// Addresses of a household that is not there.
public final class SampleSharing {
    private SampleSharing() {}

    /// @param browsers what addresses are opened with
    public static StreamAddressActions of(Toasts toasts, ProgramLauncher browsers) {
        var background = new Background(toasts);
        var players = new SendActions.Players(
                new LatestValue<>(List.of()), (_, _) -> {}, _ -> {}, (_, _) -> {}, _ -> {}, (_, _) -> {});
        return new StreamAddressActions(
                new StreamAddressActions.Addresses(
                        id -> "http://home/" + id + ".ts",
                        id -> "http://home/" + id + ".m3u8",
                        id -> "http://local/" + id,
                        (id, source) -> "http://home/" + id + "/" + source + ".ts",
                        film -> "http://home/movie/" + film + ".mp4",
                        episode -> "http://home/episode/" + episode + ".mp4"),
                browsers,
                background,
                toasts,
                new SendActions(players, background, new FxBridge(new Events()), toasts));
    }
}
