package tv.tributary.ui.titles;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.ui.Household.until;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tv.tributary.event.Subscription;
import tv.tributary.library.SampleTitles;
import tv.tributary.model.Title.TitleKind;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.text.Messages;

/// The page by keyboard alone, over a real library.
@ExtendWith(FxToolkit.class)
class TitlesPageTest {
    private SampleLibrary sample;
    private TitlesPage page;
    private Parent view;
    private Stage window;
    private Subscription open;

    @BeforeEach
    void openThePage() throws Exception {
        sample = new SampleLibrary(120, 3);
        page = FxToolkit.on(sample::page);
        view = FxToolkit.on(() -> (Parent) page.view());
        window = FxToolkit.on(() -> {
            var stage = new Stage();
            stage.setScene(new Scene(view, 900, 700));
            stage.show();
            return stage;
        });
        open = FxToolkit.on(page::open);
        until(() -> wall().getItems().size() > 1);
        FxToolkit.on(() -> {
            wall().requestFocus();
            return true;
        });
    }

    @AfterEach
    void close() throws Exception {
        FxToolkit.on(() -> {
            open.close();
            window.hide();
            return true;
        });
        sample.close();
    }

    private PosterWall wall() {
        return (PosterWall) view.lookup(".poster-wall");
    }

    private TextInputControl search() {
        return (TextInputControl) view.lookup(".channel-search");
    }

    private void press(KeyCode key) throws Exception {
        FxToolkit.on(() -> {
            var target = window.getScene().getFocusOwner();
            target.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
            target.fireEvent(new KeyEvent(KeyEvent.KEY_RELEASED, "", "", key, false, false, false, false));
            return true;
        });
    }

    private void type(String letters) throws Exception {
        for (var letter : letters.split("", -1)) {
            FxToolkit.on(() -> {
                window.getScene()
                        .getFocusOwner()
                        .fireEvent(new KeyEvent(
                                KeyEvent.KEY_TYPED, letter, "", KeyCode.UNDEFINED, false, false, false, false));
                return true;
            });
        }
    }

    private String spoken() throws Exception {
        return FxToolkit.on(() -> wall().getAccessibleText());
    }

    @Test
    void arrowsGoFromPosterToPosterAndTellItsName() throws Exception {
        assertThat(spoken()).startsWith(title(119));
        press(KeyCode.RIGHT);
        assertThat(spoken()).startsWith(title(118));
        press(KeyCode.LEFT);
        assertThat(spoken()).startsWith(title(119));
        press(KeyCode.END);
        assertThat(spoken()).startsWith(title(0));
        press(KeyCode.HOME);
        press(KeyCode.DOWN);
        assertThat(spoken()).isNotEqualTo(title(119));
        press(KeyCode.UP);
        assertThat(spoken()).startsWith(title(119));
    }

    @Test
    void whatIsTypedAmongThePostersIsSearchedAndEscapeBringsAllBack() throws Exception {
        type("silent river");
        assertThat(FxToolkit.on(() -> search().getText())).isEqualTo("silent river");
        until(() -> wall().getAccessibleText().startsWith("The Silent River"));
        press(KeyCode.DOWN);
        assertThat(FxToolkit.on(() -> wall().isFocused())).isTrue();
        press(KeyCode.ESCAPE);
        until(() -> wall().getAccessibleText().startsWith("The Endless"));
        assertThat(FxToolkit.on(() -> search().getText())).isEmpty();
    }

    @Test
    void whatIsAskedForIsShownFromItsStartAlsoWhereTheListIsReadAgainMeanwhile() throws Exception {
        type("silent river");
        until(() -> wall().getAccessibleText().startsWith("The Silent River"));
        press(KeyCode.DOWN);
        FxToolkit.on(() -> {
            wall().fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false));
            page.open().close();
            return true;
        });
        until(() -> wall().getAccessibleText().startsWith("The Endless"));
    }

    @Test
    void aLineThatIsNotFullEndsWithItsLastPoster() throws Exception {
        type("silent river");
        until(() -> wall().getAccessibleText().startsWith("The Silent River"));
        until(() -> shownTiles()
                == wall().lookupAll(".poster-tile").stream()
                        .map(PosterTile.class::cast)
                        .filter(tile -> tile.index() >= 0)
                        .count());
    }

    private long shownTiles() {
        return wall().lookupAll(".poster-tile").stream().filter(Node::isVisible).count();
    }

    @Test
    void theSlashGoesToTheSearch() throws Exception {
        type("/");
        assertThat(FxToolkit.on(() -> search().isFocused())).isTrue();
        assertThat(FxToolkit.on(() -> search().getText())).isEmpty();
    }

    @Test
    void enterOpensATitleAndEscapeComesBackToItsPoster() throws Exception {
        press(KeyCode.RIGHT);
        press(KeyCode.ENTER);
        until(() -> heading().equals(title(118)) && isOnButton());
        press(KeyCode.ESCAPE);
        until(() -> wall().isFocused());
        assertThat(spoken()).startsWith(title(118));
    }

    @Test
    void theWidePictureOfATitleStandsAboveIt() throws Exception {
        sample.describe(
                sample.library.list(TitleKind.MOVIE, title(119), 0, 1).titles().getFirst());
        press(KeyCode.ENTER);
        until(() -> heading().equals(title(119)) && isShown(".title-backdrop"));
        press(KeyCode.ESCAPE);
        until(() -> wall().isFocused());
        press(KeyCode.RIGHT);
        press(KeyCode.ENTER);
        until(() -> heading().equals(title(118)) && !isShown(".title-backdrop"));
    }

    private boolean isShown(String style) {
        var node = view.lookup(style);
        return node != null && node.isVisible();
    }

    @Test
    void aTitleIsMarkedAsWatchedAndItsPosterShowsIt() throws Exception {
        press(KeyCode.ENTER);
        until(() -> button("titles.watch").isPresent());
        FxToolkit.on(() -> {
            button("titles.watch").orElseThrow().fire();
            return true;
        });
        until(() -> button("titles.unwatch").isPresent());
        press(KeyCode.ESCAPE);
        until(() -> view.lookupAll(".poster-watched").stream().anyMatch(Node::isVisible));
    }

    private String heading() {
        return view.lookup(".title-head .page-title") instanceof Label label ? label.getText() : "";
    }

    private boolean isOnButton() {
        return window.getScene().getFocusOwner() instanceof Button;
    }

    private Optional<Button> button(String key) {
        return view.lookupAll(".title-buttons .button").stream()
                .map(Button.class::cast)
                .filter(button -> button.isVisible() && button.getText().equals(Messages.of(key)))
                .findFirst();
    }

    private static String title(int number) {
        var name = SampleTitles.name(number);
        return name.substring(name.indexOf("The "), name.indexOf(" ("));
    }
}
