package tv.tributary.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tv.tributary.catalog.provider.InvalidProvider;
import tv.tributary.testkit.ExpectedWarnings;
import tv.tributary.testkit.FxToolkit;

@ExtendWith(FxToolkit.class)
class BackgroundTest {
    private final LinkedBlockingQueue<String> said = new LinkedBlockingQueue<>();
    private final Background background = new Background(new Said());

    @Test
    void workRunsOffTheFxThreadAndItsAnswerComesBackOntoIt() throws Exception {
        var answers = new LinkedBlockingQueue<String>();
        FxToolkit.on(() -> {
            background.run(
                    Platform::isFxApplicationThread,
                    workedOnFx -> answers.add(workedOnFx + " " + Platform.isFxApplicationThread()));
            return true;
        });
        assertThat(answers.poll(20, TimeUnit.SECONDS)).isEqualTo("false true");
    }

    @Test
    @ExpectedWarnings("secret detail")
    void aSurpriseBecomesAToastWithACode() throws Exception {
        background.run(() -> {
            throw new IllegalStateException("secret detail");
        });
        assertThat(said.poll(20, TimeUnit.SECONDS)).contains("code ").doesNotContain("secret");
    }

    @Test
    @ExpectedWarnings("failed as told to the user: InvalidProvider")
    void aKnownProblemIsToldInItsOwnWords() throws Exception {
        background.run(() -> {
            throw new InvalidProvider(InvalidProvider.Problem.NO_NAME);
        });
        assertThat(said.poll(20, TimeUnit.SECONDS)).isEqualTo("Give the provider a name.");
    }

    @Test
    void nothingIsHeardOnceTheWindowIsGone() throws Exception {
        var asked = new CountDownLatch(1);
        var done = new CountDownLatch(1);
        background.run(
                () -> {
                    asked.await();
                    done.countDown();
                    throw new IllegalStateException("the database is closed");
                },
                _ -> {});
        background.close();
        asked.countDown();
        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
        var answers = new LinkedBlockingQueue<String>();
        background.run(() -> "late", answers::add);
        new Background(new Said()).run(() -> "in time", answers::add);
        assertThat(answers.poll(20, TimeUnit.SECONDS)).isEqualTo("in time");
        assertThat(answers).isEmpty();
        assertThat(said).isEmpty();
    }

    @Test
    void aCallerCanShowTheFailureItself() throws Exception {
        var failures = new LinkedBlockingQueue<String>();
        background.run(
                () -> {
                    throw new IOException("no such file");
                },
                _ -> {},
                failure -> failures.add(failure.getMessage() + " " + Platform.isFxApplicationThread()));
        assertThat(failures.poll(20, TimeUnit.SECONDS)).isEqualTo("no such file true");
        assertThat(said).isEmpty();
    }

    private final class Said implements Toasts {
        @Override
        public void say(String words) {
            said.add(words);
        }

        @Override
        public void offer(String words, String action, Runnable onAction, ObservableValue<Boolean> possible) {
            said.add(words);
        }

        @Override
        public void fail(String words) {
            said.add(words);
        }
    }
}
