package tv.tributary.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;
import tv.tributary.ui.control.LiveRows.LiveRow;

class LiveRowsTest {
    private record Line(int id, String words) {}

    private final LiveRows<Line> rows = new LiveRows<>(Line::id);

    @Test
    void aRowThatStaysIsTheSameWithANewerValue() {
        rows.show(List.of(new Line(1, "a"), new Line(2, "b")));
        var second = rows.rows().get(1);
        rows.show(List.of(new Line(1, "a"), new Line(2, "B")));
        assertThat(rows.rows().get(1)).isSameAs(second);
        assertThat(second.get().words()).isEqualTo("B");
    }

    @Test
    void theListKeepsStillWhileOnlyValuesChange() {
        rows.show(List.of(new Line(1, "a"), new Line(2, "b")));
        var changes = new ArrayList<Object>();
        rows.rows().addListener((ListChangeListener<LiveRow<Line>>) changes::add);
        rows.show(List.of(new Line(1, "x"), new Line(2, "y")));
        assertThat(changes).isEmpty();
    }

    @Test
    void rowsComeGoAndMove() {
        rows.show(List.of(new Line(1, "a"), new Line(2, "b"), new Line(3, "c")));
        var third = rows.rows().get(2);
        rows.show(List.of(new Line(4, "d"), new Line(3, "c"), new Line(1, "a")));
        assertThat(rows.rows().stream().map(LiveRow::get).map(Line::id)).containsExactly(4, 3, 1);
        assertThat(rows.rows().get(1)).isSameAs(third);
        rows.show(List.of());
        assertThat(rows.rows()).isEmpty();
    }
}
