package tv.tributary.ui;

import java.util.List;
import tv.tributary.testkit.SampleStats;
import tv.tributary.ui.control.LogoImages;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FxBridge;
import tv.tributary.ui.fx.ProgramLauncher;
import tv.tributary.ui.fx.Toasts;
import tv.tributary.ui.preview.Preview;
import tv.tributary.ui.preview.PreviewSources;
import tv.tributary.ui.preview.PreviewTarget;

/// A player without channels, for pages that need one.
public final class SamplePreview {
    private SamplePreview() {}

    public static Preview of(Household home) {
        return of(home.background, home.fxBridge, home.toasts);
    }

    public static Preview of(Background background, FxBridge fxBridge, Toasts toasts) {
        return new Preview(
                background,
                fxBridge,
                toasts,
                LogoImages.empty(),
                new PreviewSources(PreviewTarget::title, List::of, SampleStats::idle, _ -> List.of(), (_, _) -> {}),
                SampleSharing.of(toasts, new ProgramLauncher(List.of())));
    }
}
