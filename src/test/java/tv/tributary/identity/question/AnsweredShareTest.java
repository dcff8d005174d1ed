package tv.tributary.identity.question;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnsweredShareTest {
    @ParameterizedTest
    @CsvSource({"0.0, 50", "0.847, 70", "-0.847, 30", "2.2, 90", "9, 99", "-9, 1"})
    void oddsAreSharesOfAHundred(double odds, int sureness) {
        assertThat(AnsweredShare.sureness(odds)).isEqualTo(sureness);
    }

    @ParameterizedTest
    @CsvSource({
        // asked at 70 of 100: so many times yes and no, and what the next one is asked at
        "0, 0, 70",
        "1, 0, 76",
        "0, 1, 56",
        "7, 3, 70",
        "10, 0, 91",
        "0, 10, 20",
        "20, 20, 52",
        "0, 200, 1"
    })
    void theUsersAnswersCorrectWhatLabelledNamesSay(int yes, int no, int next) {
        var share = AnsweredShare.NONE;
        for (var i = 0; i < yes; i++) share = share.with(0.847, true);
        for (var i = 0; i < no; i++) share = share.with(0.847, false);

        assertThat(AnsweredShare.sureness(share.corrected(0.847))).isEqualTo(next);
    }

    @Test
    void aCorrectionMovesAllQuestionsOfAKindAndKeepsTheirOrder() {
        var share = AnsweredShare.NONE.with(0.5, false).with(0.5, false);

        assertThat(share.corrected(2)).isLessThan(2).isGreaterThan(share.corrected(1));
    }
}
