package tv.tributary.ui.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NumberOrderTest {
    @Test
    void numbersAreOrderedAsPeopleCount() {
        var numbers = new ArrayList<>(List.of("100", "", "12a", "5.10", "12", "5.2", "007", "5"));
        numbers.sort(ChannelColumn.NumberOrder.INSTANCE);
        assertThat(numbers).containsExactly("5", "5.2", "5.10", "007", "12", "12a", "100", "");
    }

    @Test
    void numbersTooLongForAnyTypeAreStillCompared() {
        assertThat(ChannelColumn.NumberOrder.INSTANCE.compare("99999999999999999999", "100000000000000000000"))
                .isNegative();
    }

    @Test
    void leadingZerosDoNotCount() {
        assertThat(ChannelColumn.NumberOrder.INSTANCE.compare("007", "7")).isZero();
    }
}
