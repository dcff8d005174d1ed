package tv.tributary.ui.channels;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.util.Duration;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.identity.text.Folding;

/// Typing in the list goes to a channel: `5` to its number, `bbc` to its name. The letter S alone, or several of them
/// that no name begins with, stand for the favourites: each is one once no other letter follows, or another key does,
/// for what was chosen when it was pressed. FX thread only.
final class TypeSelect {
    private static final Duration PAUSE = Duration.millis(900);
    private static final Duration ALONE = Duration.millis(350);
    private static final String STAR = "s";

    private final Supplier<List<ChannelRow>> rows;
    private final IntConsumer onFound;
    private final Supplier<Runnable> onStar;
    private final PauseTransition pause = new PauseTransition(PAUSE);
    private final PauseTransition alone = new PauseTransition(ALONE);
    private final StringBuilder typed = new StringBuilder();
    /// What each S typed so far does if it is no letter of a name.
    private final List<Runnable> stars = new ArrayList<>();

    /// @param rows those of the list, in its order
    /// @param onFound goes to one of them
    /// @param onStar says how to change the favourites among those that are chosen when it is asked
    TypeSelect(Supplier<List<ChannelRow>> rows, IntConsumer onFound, Supplier<Runnable> onStar) {
        this.rows = rows;
        this.onFound = onFound;
        this.onStar = onStar;
        pause.setOnFinished(_ -> typed.setLength(0));
        alone.setOnFinished(_ -> endStars());
    }

    void listenOn(Node list) {
        list.addEventHandler(KeyEvent.KEY_TYPED, this::onTyped);
        // Before the list acts on it.
        list.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            var isCharacter = !event.getText().isBlank() && !event.isShortcutDown() && !event.isAltDown();
            if (!isCharacter) endStars();
        });
    }

    private void onTyped(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown() || event.isMetaDown()) return;
        accepted(event.getCharacter()).ifPresent(letter -> {
            event.consume();
            type(letter);
        });
    }

    /// A letter or digit; inside of what is typed also a space and what may stand in a number.
    private Optional<String> accepted(String character) {
        if (character.isEmpty()) return Optional.empty();
        var isWord = Character.isLetterOrDigit(character.codePointAt(0));
        var isInside = !typed.isEmpty() && " .-+".contains(character);
        return isWord || isInside ? Optional.of(Folding.plain(character)) : Optional.empty();
    }

    private void type(String letter) {
        alone.stop();
        typed.append(letter);
        pause.playFromStart();
        var found = typed.toString().equals(STAR) ? OptionalInt.empty() : find(rows.get(), typed.toString());
        if (letter.equals(STAR) && stars.size() == typed.length() - 1 && found.isEmpty()) {
            stars.add(onStar.get());
            alone.playFromStart();
        } else {
            stars.clear();
            found.ifPresent(onFound);
        }
    }

    private void endStars() {
        alone.stop();
        if (stars.isEmpty()) return;
        var ended = List.copyOf(stars);
        stars.clear();
        typed.setLength(0);
        pause.stop();
        ended.forEach(Runnable::run);
    }

    /// The row of that number, else whose number begins so, else whose name does, else one of whose words does.
    static OptionalInt find(List<ChannelRow> rows, String typed) {
        var best = OptionalInt.empty();
        var bestFit = Integer.MAX_VALUE;
        for (var at = 0; at < rows.size() && bestFit > 0; at++) {
            var fit = fit(rows.get(at), typed);
            if (fit >= bestFit) continue;
            bestFit = fit;
            best = OptionalInt.of(at);
        }
        return best;
    }

    /// 0 fits best; [Integer#MAX_VALUE] for one that does not.
    private static int fit(ChannelRow row, String typed) {
        var number = row.channel().number();
        if (number.equals(typed)) return 0;
        if (Character.isDigit(typed.charAt(0)) && number.startsWith(typed)) return 1;
        var name = Folding.plain(row.channel().name());
        if (name.startsWith(typed)) return 2;
        for (var at = name.indexOf(typed); at > 0; at = name.indexOf(typed, at + 1)) {
            if (!Character.isLetterOrDigit(name.charAt(at - 1))) return 3;
        }
        return Integer.MAX_VALUE;
    }
}
