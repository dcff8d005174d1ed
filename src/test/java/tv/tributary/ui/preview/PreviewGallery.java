package tv.tributary.ui.preview;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;
import tv.tributary.event.Events;
import tv.tributary.event.Subscription;
import tv.tributary.model.ChannelId;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.testkit.Gallery;
import tv.tributary.ui.SampleSharing;
import tv.tributary.ui.SilentToasts;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FxBridge;
import tv.tributary.ui.fx.ProgramLauncher;
import tv.tributary.ui.preview.PreviewModel.PlayState;

/// Draws the preview in its states, and with a URL the real picture: `PreviewGallery FOLDER [URL]`.
final class PreviewGallery {
    private PreviewGallery() {}

    public static void main(String[] arguments) throws Exception {
        var folder = Path.of(arguments[0]);
        for (var state : arguments.length > 1 ? new PlayState[0] : PlayState.values()) {
            Gallery.save(
                    folder,
                    "preview-" + state.name().toLowerCase(java.util.Locale.ROOT),
                    360,
                    300,
                    () -> view(model -> {
                        model.name.set("BBC One HD");
                        model.state.set(state);
                        model.reason.set(
                                "The provider refused the connection: wrong login, expired account or too many connections.");
                    }));
        }
        if (arguments.length > 1) play(folder, arguments[1]);
        System.exit(0);
    }

    private static void play(Path folder, String url) throws Exception {
        FxToolkit.start();
        var models = new PreviewModel[1];
        var opened = new Subscription[1];
        FxToolkit.on(() -> {
            var began = System.nanoTime();
            models[0] = model(url);
            models[0].state.subscribe(
                    state -> System.out.println(state + " after " + (System.nanoTime() - began) / 1_000_000 + " ms"));
            models[0].picture.subscribe(picture ->
                    System.out.println(picture + " after " + (System.nanoTime() - began) / 1_000_000 + " ms"));
            opened[0] = models[0].open();
            models[0].play(new ChannelId(1), "Test pattern");
            return true;
        });
        Thread.sleep(4000);
        Gallery.save(folder, "preview-real", 700, 480, () -> {
            return new StackPane(new PreviewView(models[0]));
        });
        FxToolkit.on(() -> {
            System.out.println("state " + models[0].state.get() + " aspect " + models[0].aspect.get());
            opened[0].close();
            return true;
        });
        Thread.sleep(1500);
    }

    private static PreviewModel model(String url) {
        var toasts = new SilentToasts();
        return new PreviewModel(
                new Background(toasts),
                new FxBridge(new Events()),
                toasts,
                _ -> url,
                SampleSharing.of(toasts, new ProgramLauncher(List.of())),
                PlayerFinder::find,
                ExternalPlayer.ofThisSystem());
    }

    private static Parent view(Consumer<PreviewModel> fill) {
        var model = model("");
        model.channel.set(Optional.of(new ChannelId(1)));
        fill.accept(model);
        return new StackPane(new PreviewView(model));
    }
}
