package tv.tributary.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UndoStackTest {
    private final UndoStack stack = new UndoStack();
    private final List<String> done = new ArrayList<>();

    @Test
    void theNewestStepIsTakenBackFirstAndThenTheOneBefore() {
        stack.add(() -> done.add("first"));
        stack.add(() -> done.add("second"));

        for (int i = 0; i < 3; i++) stack.undo();

        assertThat(done).containsExactly("second", "first");
    }

    @Test
    void whatAMessageHasTakenBackIsNotTakenBackAgain() {
        stack.add(() -> done.add("first"));
        var offered = stack.add(() -> done.add("second"));

        offered.run();
        offered.run();
        stack.undo();

        assertThat(done).containsExactly("second", "first");
    }

    @Test
    void onlyTheNewestAreKept() {
        for (int i = 0; i < 60; i++) {
            var name = Integer.toString(i);
            stack.add(() -> done.add(name));
        }

        for (int i = 0; i < 60; i++) stack.undo();

        assertThat(done).hasSize(50).startsWith("59").endsWith("10");
    }
}
