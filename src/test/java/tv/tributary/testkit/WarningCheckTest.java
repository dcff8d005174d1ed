package tv.tributary.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class WarningCheckTest {
    @Test
    void whatWeWarnOfIsKeptWithItsTrace() {
        LoggerFactory.getLogger("tv.tributary.Some").warn("no room", new IOException("disk full"));
        LoggerFactory.getLogger("tv.tributary.Some").info("all is well");
        assertThat(WarningLog.take())
                .singleElement()
                .asString()
                .contains("WARN tv.tributary.Some: no room", "disk full");
    }

    @Test
    void whatALibraryWarnsOfIsKept() {
        java.util.logging.Logger.getLogger(OkHttpClient.class.getName()).warning("a connection was leaked");
        assertThat(WarningLog.take()).singleElement().asString().contains("a connection was leaked");
    }

    @Test
    void whatNobodyCaughtIsKept() throws InterruptedException {
        var thread = new Thread(() -> {
            throw new IllegalStateException("lost");
        });
        thread.start();
        thread.join();
        assertThat(WarningLog.take()).singleElement().asString().contains("nobody caught", "lost");
    }

    @Test
    @ExpectedWarnings({"no room", "disk full"})
    void whatATestAsksForIsNoFailure() {
        LoggerFactory.getLogger("tv.tributary.Some").warn("no room", new IOException("disk full"));
    }

    @Test
    void whatNoTestAsksForFails() {
        var logged = List.of("WARN a: no room", "WARN b: too slow");
        WarningCheck.nothingElse(List.of("no room", "slow"), logged);
        assertThatThrownBy(() -> WarningCheck.nothingElse(List.of("no room"), logged))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("too slow")
                .hasMessageNotContaining("no room");
    }

    @Test
    void whatWasAskedForAndDidNotComeIsMissed() {
        assertThat(WarningCheck.missing(List.of("no room", "too slow"), List.of("WARN a: no room")))
                .containsExactly("too slow");
    }
}
