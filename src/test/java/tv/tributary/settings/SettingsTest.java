package tv.tributary.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tv.tributary.store.SettingStore;
import tv.tributary.testkit.ExpectedWarnings;
import tv.tributary.testkit.TempStore;

final class SettingsTest {
    record Wall(String colour, int height) {}

    record Door(boolean open) {}

    private static final Wall WHITE = new Wall("white", 3);
    private static final Wall GREEN = new Wall("green", 4);

    private final TempStore temp = new TempStore();
    private final Settings settings = new Settings(temp.database());

    @AfterEach
    void close() {
        temp.close();
    }

    @Test
    void nothingStoredGivesTheDefaults() {
        assertThat(settings.of("wall", WHITE).get()).isEqualTo(WHITE);
    }

    @Test
    void whatIsSavedIsThereNextTime() {
        settings.save("wall", GREEN);
        assertThat(new Settings(temp.reopen()).of("wall", WHITE).get()).isEqualTo(GREEN);
    }

    @Test
    void followersHearOfASave() throws InterruptedException {
        var heard = new LinkedBlockingQueue<Wall>();
        try (var _ = settings.of("wall", WHITE).follow(heard::add)) {
            assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo(WHITE);
            settings.save("wall", GREEN);
            assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo(GREEN);
        }
    }

    @Test
    void oneNameHasOneValue() {
        assertThat(settings.of("wall", WHITE)).isSameAs(settings.of("wall", GREEN));
    }

    @Test
    @ExpectedWarnings("the settings named wall cannot be read")
    void unreadableSettingsGiveTheDefaultsAndStayUntilSaved() {
        var store = new SettingStore(temp.database());
        store.save("wall", "{\"height\": \"tall");
        assertThat(settings.of("wall", WHITE).get()).isEqualTo(WHITE);
        assertThat(store.find("wall")).contains("{\"height\": \"tall");
        settings.save("wall", GREEN);
        assertThat(new Settings(temp.database()).of("wall", WHITE).get()).isEqualTo(GREEN);
    }

    @Test
    void partsThatAnOlderVersionDidNotKnowAreTheDefaults() {
        new SettingStore(temp.database()).save("wall", "{\"colour\": \"red\"}");
        assertThat(settings.of("wall", WHITE).get()).isEqualTo(new Wall("red", 3));
    }

    @Test
    void anotherKindUnderTheSameNameIsRefused() {
        settings.save("wall", GREEN);
        assertThatThrownBy(() -> settings.of("wall", new Door(true))).isInstanceOf(IllegalArgumentException.class);
    }
}
