package tv.tributary.ui.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.ui.Household.until;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.model.Channel;
import tv.tributary.model.ChannelId;
import tv.tributary.testkit.FxToolkit;

/// Typing in the list goes there; S alone is the favourites' key.
@ExtendWith(FxToolkit.class)
class TypeSelectTest {
    private static final List<ChannelRow> ROWS = List.of(
            row("51", "Sky News"),
            row("5", "Channel Five"),
            row("510", "5 Star"),
            row("7", "BBC News"),
            row("8", "Arte Français"),
            row("9", "CBBC"),
            row("5.1", "Skipped"));

    private final List<String> heard = new ArrayList<>();
    private final Pane list = new Pane();
    private String chosen = "star";

    TypeSelectTest() {
        new TypeSelect(() -> ROWS, at -> heard.add(ROWS.get(at).channel().name()), this::star).listenOn(list);
    }

    @ParameterizedTest
    @CsvSource({
        "5, Channel Five",
        "51, Sky News",
        "510, 5 Star",
        "5.1, Skipped",
        "b, BBC News",
        "bbc, BBC News",
        "sk, Sky News",
        "ski, Skipped",
        "fran, Arte Français",
        "sky n, Sky News"
    })
    void numbersComeBeforeNamesAndNamesBeforeTheirWords(String typed, String name) {
        assertThat(TypeSelect.find(ROWS, typed).stream()
                        .mapToObj(at -> ROWS.get(at).channel().name()))
                .containsExactly(name);
    }

    @Test
    void whatIsNowhereStaysWhereItIs() {
        assertThat(TypeSelect.find(ROWS, "zz")).isEmpty();
    }

    @Test
    void eachKeyGoesOnWithTheWord() throws Exception {
        FxToolkit.on(() -> {
            type("bbc");
            return true;
        });
        assertThat(heard).containsExactly("BBC News", "BBC News", "BBC News");
    }

    @Test
    void anSBeforeOtherLettersIsNoStar() throws Exception {
        FxToolkit.on(() -> {
            type("sk");
            press(KeyCode.DOWN);
            return true;
        });
        assertThat(heard).containsExactly("Sky News");
    }

    @Test
    void anSAloneIsTheStarBeforeTheNextKeyMovesOn() throws Exception {
        FxToolkit.on(() -> {
            list.addEventHandler(KeyEvent.KEY_PRESSED, _ -> heard.add("down"));
            type("s");
            press(KeyCode.DOWN);
            return true;
        });
        assertThat(heard).containsExactly("star", "down");
    }

    @Test
    void anSIsForWhatWasChosenWhenItWasPressed() throws Exception {
        FxToolkit.on(() -> {
            type("s");
            chosen = "star of another one";
            press(KeyCode.DOWN);
            return true;
        });
        assertThat(heard).containsExactly("star");
    }

    @Test
    void eachOfSeveralSThatNoNameBeginsWithIsAStar() throws Exception {
        FxToolkit.on(() -> {
            type("ss");
            press(KeyCode.DOWN);
            return true;
        });
        assertThat(heard).containsExactly("star", "star");
    }

    @Test
    void anSAloneIsTheStarInAMoment() throws Exception {
        FxToolkit.on(() -> {
            type("s");
            return true;
        });
        until(() -> heard.equals(List.of("star")));
    }

    private Runnable star() {
        var then = chosen;
        return () -> heard.add(then);
    }

    private void type(String letters) {
        for (var letter : letters.split("", -1)) {
            if (letter.isEmpty()) continue;
            list.fireEvent(new KeyEvent(KeyEvent.KEY_TYPED, letter, "", KeyCode.UNDEFINED, false, false, false, false));
        }
    }

    private void press(KeyCode code) {
        list.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    private static ChannelRow row(String number, String name) {
        var id = new ChannelId(Math.max(1, name.hashCode() & 0xffff));
        return new ChannelRow(new Channel(id, name, "", "", number, ""), 1, List.of());
    }
}
