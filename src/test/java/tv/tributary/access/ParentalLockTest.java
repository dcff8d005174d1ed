package tv.tributary.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tv.tributary.access.User.UserSettings;
import tv.tributary.access.UserRefused.UserProblem;
import tv.tributary.model.ParentalLimit;
import tv.tributary.testkit.ManualClock;
import tv.tributary.testkit.TempStore;

class ParentalLockTest {
    private static final String SOFA = "192.168.1.30";
    private static final Optional<ParentalLimit> UP_TO_12 = Optional.of(new ParentalLimit(12, true));

    private final TempStore store = new TempStore();
    private final ManualClock clock = new ManualClock(Instant.parse("2026-07-15T12:00:00Z"));
    private Users users = new Users(store.database(), store.events(), clock, 3);

    @AfterEach
    void close() {
        users.close();
        store.close();
    }

    private User child() {
        var settings = UserSettings.defaults().seeing(View.all().withParental(UP_TO_12));
        var user = users.add("Tim", Optional.empty(), settings);
        return users.changePin(user.id(), Optional.of("2468"));
    }

    private Optional<Grant> lift(User user, String pin) {
        return users.parentalLock().lift(user.grant(), pin, SOFA);
    }

    @Test
    void theRightPinGivesATokenWithoutTheLimitForFourHoursAndTheUsersOwnKeepsIt() {
        var tim = child();

        var lifted = lift(tim, " 2468 ").orElseThrow();
        assertThat(lifted.view()).isEqualTo(View.all());
        assertThat(lifted.user()).isEqualTo(tim.grant().user());
        assertThat(users.find(lifted.token())).contains(lifted);
        assertThat(users.find(tim.token()).orElseThrow().view().parental()).isEqualTo(UP_TO_12);

        clock.pass(Duration.ofHours(4).minusSeconds(1));
        assertThat(users.find(lifted.token())).isPresent();
        clock.pass(Duration.ofSeconds(1));
        assertThat(users.find(lifted.token())).isEmpty();
    }

    @Test
    void whatIsTakenFromTheUserIsTakenFromTheTokenToo() {
        var tim = child();
        var lifted = lift(tim, "2468").orElseThrow();
        users.change(tim.id(), "Tim", tim.settings().enabled(false));
        assertThat(users.find(lifted.token())).isEmpty();
    }

    @Test
    void fiveWrongPinsAndNoneIsLookedAtForTenMinutes() {
        var tim = child();
        for (var i = 0; i < 5; i++) assertThat(lift(tim, "000" + i)).isEmpty();
        assertThatThrownBy(() -> lift(tim, "2468"))
                .isInstanceOfSatisfying(
                        UserRefused.class,
                        refused -> assertThat(refused.problem()).isEqualTo(UserProblem.TOO_MANY_PINS))
                .hasMessage("TOO_MANY_PINS");
        clock.pass(Duration.ofMinutes(10).plusSeconds(1));
        assertThat(lift(tim, "2468")).isPresent();
    }

    @Test
    void withoutAPinOrALimitNothingIsLifted() {
        var tim = child();
        assertThat(users.parentalLock().isLiftable(tim.grant())).isTrue();
        var without = users.changePin(tim.id(), Optional.empty());
        assertThat(without.hasPin()).isFalse();
        assertThat(users.parentalLock().isLiftable(without.grant())).isFalse();
        assertThat(lift(without, "2468")).isEmpty();
        assertThat(lift(without, "")).isEmpty();

        var free = users.change(users.changePin(tim.id(), Optional.of("2468")).id(), "Tim", UserSettings.defaults());
        assertThat(users.parentalLock().isLiftable(free.grant())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "123", "123456789", "12a4", "١٢٣٤"})
    void aPinIsFourToEightDigits(String pin) {
        var tim = child();
        assertThatThrownBy(() -> users.changePin(tim.id(), Optional.of(pin)))
                .isInstanceOfSatisfying(
                        UserRefused.class,
                        refused -> assertThat(refused.problem()).isEqualTo(UserProblem.BAD_PIN));
        assertThat(lift(tim, "2468")).isPresent();
    }

    @Test
    void thePinSurvivesARestartAndARemovalThatWasUndoneAndIsNotStoredAsItIs() {
        var tim = child();
        users.restore(users.remove(tim.id()).orElseThrow());
        store.reopen();
        users = new Users(store.database(), store.events(), clock, 3);
        assertThat(lift(tim, "2468")).isPresent();
        var stored = store.database().read(tx -> tx.list("select pin from user_account", row -> row.text(1)));
        assertThat(stored).singleElement().asString().isNotEmpty().doesNotContain("2468");
    }
}
