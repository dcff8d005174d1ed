package tv.tributary.ui.dashboard;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.text.Messages;

/// The three first steps: add a provider, merge, watch.
final class OnboardingSteps extends HBox {
    OnboardingSteps() {
        getStyleClass().add("steps");
        setAlignment(Pos.CENTER);
        getChildren()
                .addAll(
                        step("mdi2l-link-variant-plus", "dashboard.steps.add.title", "dashboard.steps.add.words"),
                        step("mdi2s-source-merge", "dashboard.steps.merge.title", "dashboard.steps.merge.words"),
                        step("mdi2t-television-play", "dashboard.steps.watch.title", "dashboard.steps.watch.words"));
    }

    private static Node step(String icon, String titleKey, String wordsKey) {
        var title = new Label(Messages.of(titleKey));
        title.getStyleClass().add("card-title");
        var words = new Label(Messages.of(wordsKey));
        words.setWrapText(true);
        words.getStyleClass().add("muted");
        var step = new VBox(new FontIcon(icon), title, words);
        step.getStyleClass().add("step");
        HBox.setHgrow(step, Priority.ALWAYS);
        return step;
    }
}
