package tv.tributary.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.ui.Household.until;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tv.tributary.testkit.ExpectedWarnings;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.ui.SilentToasts;

@ExtendWith(FxToolkit.class)
class OpenFormTest {
    private final Background background = new Background(new SilentToasts());
    private final OpenForm<String> forms = new OpenForm<>(background);
    private final BooleanProperty saving = new SimpleBooleanProperty();
    private final CountDownLatch stored = new CountDownLatch(1);
    private final CountDownLatch read = new CountDownLatch(1);
    private final CountDownLatch saved = new CountDownLatch(1);

    @AfterEach
    void close() {
        stored.countDown();
        read.countDown();
        background.close();
    }

    @Test
    void aFormIsClosedWhenItIsStored() throws Exception {
        opened("kitchen");
        save("kitchen");
        stored.countDown();
        saved.await();
        assertThat(shown()).isEmpty();
    }

    @Test
    void oneThatIsOpenedMeanwhileStaysOpen() throws Exception {
        opened("kitchen");
        save("kitchen");
        opened("bedroom");
        stored.countDown();
        saved.await();
        assertThat(shown()).hasValue("bedroom");
    }

    @Test
    void oneThatIsStillReadForOpensAfterwards() throws Exception {
        opened("kitchen");
        save("kitchen");
        run(() -> forms.open(
                () -> {
                    read.await();
                    return "bedroom";
                },
                Function.identity()));
        stored.countDown();
        saved.await();
        read.countDown();
        until(() -> forms.shown.get().equals(Optional.of("bedroom")));
    }

    @Test
    void oneThatWasClosedWhileItWasReadForDoesNotOpen() throws Exception {
        var through = new CountDownLatch(1);
        run(() -> {
            forms.open(
                    () -> {
                        read.await();
                        return "kitchen";
                    },
                    Function.identity());
            forms.close();
            forms.open(
                    () -> {
                        read.await();
                        return "bedroom";
                    },
                    name -> {
                        through.countDown();
                        return name;
                    });
        });
        read.countDown();
        through.await();
        until(() -> forms.shown.get().equals(Optional.of("bedroom")));
    }

    @Test
    @ExpectedWarnings("unexpected failure")
    void aFormThatCannotBeStoredStaysAndCanBeSavedAgain() throws Exception {
        opened("kitchen");
        run(() -> forms.save(
                "kitchen",
                saving,
                () -> {
                    throw new IllegalStateException("the disk is full");
                },
                _ -> saved.countDown()));
        until(() -> !saving.get());
        assertThat(shown()).hasValue("kitchen");
        assertThat(saved.getCount()).isEqualTo(1);
    }

    private void opened(String name) throws Exception {
        run(() -> forms.open(() -> name, Function.identity()));
        until(() -> forms.shown.get().equals(Optional.of(name)));
    }

    private void save(String name) throws Exception {
        run(() -> forms.save(
                name,
                saving,
                () -> {
                    stored.await();
                    return name;
                },
                _ -> saved.countDown()));
    }

    private Optional<String> shown() throws Exception {
        return FxToolkit.on(forms.shown::get);
    }

    private static void run(Runnable action) throws Exception {
        FxToolkit.on(() -> {
            action.run();
            return true;
        });
    }
}
