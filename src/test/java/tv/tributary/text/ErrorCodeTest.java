package tv.tributary.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class ErrorCodeTest {
    @Test
    void itIsFourLettersAndDigits() {
        assertThat(ErrorCode.of(one("a"))).matches("[0-9A-Z]{4}");
    }

    @Test
    void theMessageDoesNotMatter() {
        assertThat(ErrorCode.of(one("a"))).isEqualTo(ErrorCode.of(one("b")));
    }

    @Test
    void anotherPlaceOrAnotherClassIsAnotherCode() {
        assertThat(ErrorCode.of(other("a"))).isNotEqualTo(ErrorCode.of(one("a")));
        assertThat(ErrorCode.of(input())).isNotEqualTo(ErrorCode.of(one("a")));
    }

    @Test
    void theSameFailureHasTheSameCodeHoweverItWasWrappedOnTheWay() {
        var wrapped = new IllegalArgumentException(new CompletionException(one("a")));
        assertThat(ErrorCode.of(wrapped)).isEqualTo(ErrorCode.of(one("a")));
    }

    @Test
    void whoCallsTheMethodThatFailsDoesNotMatter() {
        assertThat(ErrorCode.of(asTheWindowDoes())).isEqualTo(ErrorCode.of(asTheServerDoes()));
    }

    @Test
    void aFailureWithoutAStackOrInACircleHasOneToo() {
        var bare = new IllegalStateException("bare");
        bare.setStackTrace(new StackTraceElement[0]);
        assertThat(ErrorCode.of(bare)).hasSize(4);
        var cause = new IllegalStateException("first");
        var circle = new IllegalStateException("second", cause);
        cause.initCause(circle);
        assertThat(ErrorCode.of(circle)).hasSize(4);
    }

    private static RuntimeException asTheWindowDoes() {
        return one("window");
    }

    private static RuntimeException asTheServerDoes() {
        return one("server");
    }

    private static RuntimeException one(String message) {
        return new IllegalStateException(message);
    }

    private static RuntimeException other(String message) {
        return new IllegalStateException(message);
    }

    private static Exception input() {
        return new IOException("gone");
    }
}
