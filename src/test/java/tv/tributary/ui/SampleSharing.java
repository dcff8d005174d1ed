package tv.tributary.ui;

import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.ProgramLauncher;
import tv.tributary.ui.fx.StreamAddressActions;
import tv.tributary.ui.fx.Toasts;

/// Addresses of a household that is not there.
public final class SampleSharing {
    private SampleSharing() {}

    /// @param browsers what addresses are opened with
    public static StreamAddressActions of(Toasts toasts, ProgramLauncher browsers) {
        return new StreamAddressActions(
                new StreamAddressActions.Addresses(
                        id -> "http://home/" + id + ".ts",
                        id -> "http://home/" + id + ".m3u8",
                        id -> "http://local/" + id,
                        (id, source) -> "http://home/" + id + "/" + source + ".ts",
                        film -> "http://home/movie/" + film + ".mp4",
                        episode -> "http://home/episode/" + episode + ".mp4"),
                browsers,
                new Background(toasts),
                toasts);
    }
}
