package tv.tributary.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.ui.Household.until;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.ui.SilentToasts;

@ExtendWith(FxToolkit.class)
class LatestQueryTest {
    private final Background background = new Background(new SilentToasts());
    private final LatestQuery latestQuery = new LatestQuery(background);
    private final CountDownLatch read = new CountDownLatch(1);
    private final List<String> heard = new ArrayList<>();

    @Test
    void anAnswerThatComesAfterALaterOnesIsNotHeard() throws Exception {
        onFx(() -> {
            latestQuery.run(() -> late("old"), heard::add);
            latestQuery.run(() -> "new", heard::add);
        });
        until(() -> heard.contains("new"));
        answerTheOld();
        assertThat(heard).containsExactly("new");
    }

    @Test
    void whatWasDroppedIsNotHeard() throws Exception {
        onFx(() -> {
            latestQuery.run(() -> late("old"), heard::add);
            latestQuery.cancel();
        });
        answerTheOld();
        assertThat(heard).isEmpty();
    }

    private String late(String answer) throws InterruptedException {
        read.await();
        return answer;
    }

    /// Lets the old answer come; one that was begun after it is waited for in its place.
    private void answerTheOld() throws Exception {
        read.countDown();
        var passed = new CountDownLatch(1);
        onFx(() -> background.run(() -> late("passed"), _ -> passed.countDown()));
        passed.await();
    }

    private static void onFx(Runnable work) throws Exception {
        FxToolkit.on(() -> {
            work.run();
            return true;
        });
    }
}
