package tv.tributary.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tv.tributary.catalog.InvalidProvider;
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
    void aSurpriseBecomesAToastWithACode() throws Exception {
        background.run(() -> {
            throw new IllegalStateException("secret detail");
        });
        assertThat(said.poll(20, TimeUnit.SECONDS)).contains("code ").doesNotContain("secret");
    }

    @Test
    void aKnownProblemIsToldInItsOwnWords() throws Exception {
        background.run(() -> {
            throw new InvalidProvider(InvalidProvider.Problem.NO_NAME);
        });
        assertThat(said.poll(20, TimeUnit.SECONDS)).isEqualTo("Give the provider a name.");
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

    @Test
    void theCodeOfAFailureDoesNotDependOnItsMessage() {
        assertThat(Failures.code(at("a"))).isEqualTo(Failures.code(at("b"))).hasSize(4);
    }

    private static RuntimeException at(String message) {
        return new IllegalStateException(message);
    }

    private final class Said implements Toasts {
        @Override
        public void say(String words) {
            said.add(words);
        }

        @Override
        public void offer(String words, String action, Runnable onAction) {
            said.add(words);
        }

        @Override
        public void fail(String words) {
            said.add(words);
        }
    }
}
