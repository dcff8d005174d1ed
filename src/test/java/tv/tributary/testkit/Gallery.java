package tv.tributary.testkit;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.application.Application;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.util.Duration;
import tv.tributary.ui.shell.Appearance;

/// Saves pictures of views, light and dark, to look at.
public final class Gallery {
    private Gallery() {}

    /// Shows a view in a window without a screen and saves it twice as `NAME-light.png` and `NAME-dark.png`.
    ///
    /// @param view builds it anew each time, on the FX thread
    public static void save(Path folder, String name, double width, double height, Supplier<Parent> view)
            throws Exception {
        FxToolkit.start();
        for (var tone : List.of("light", "dark")) {
            var saved = new CountDownLatch(1);
            FxToolkit.on(() -> {
                var scene = new Scene(view.get(), width, height);
                dress(scene, tone);
                var stage = new Stage();
                stage.setScene(scene);
                stage.show();
                // Lets transitions and late layout come to rest.
                var rest = new PauseTransition(Duration.millis(700));
                rest.setOnFinished(_ -> {
                    try {
                        Snapshots.save(scene, folder.resolve(name + "-" + tone + ".png"));
                    } catch (java.io.IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    } finally {
                        stage.hide();
                        saved.countDown();
                    }
                });
                rest.play();
                return true;
            });
            if (!saved.await(20, TimeUnit.SECONDS)) throw new IllegalStateException("no picture of " + name);
        }
    }

    /// Gives a scene the product's look, so that sizes in it are real. On the FX thread.
    ///
    /// @param tone `light` or `dark`
    public static void dress(Scene scene, String tone) {
        // The colours that our sheets name are those of the base theme.
        var base = tone.equals("dark") ? new PrimerDark() : new PrimerLight();
        Application.setUserAgentStylesheet(base.getUserAgentStylesheet());
        scene.getStylesheets().setAll(Appearance.sheets(tone.equals("dark")));
    }
}
