package tv.tributary.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tv.tributary.access.Grant.Right;
import tv.tributary.access.TokenGate.LoginOutcome;
import tv.tributary.access.User.UserSettings;
import tv.tributary.access.User.UserState;
import tv.tributary.access.UserRefused.UserProblem;
import tv.tributary.testkit.ManualClock;
import tv.tributary.testkit.TempStore;

class UsersTest {
    /// A Wednesday, at noon where this runs.
    private static final LocalDate TODAY = LocalDate.of(2026, 7, 15);

    private static final String PHONE = "192.168.1.30";
    private static final int CHEAP = 3;

    private final TempStore store = new TempStore();
    private final ManualClock clock = new ManualClock(noon(TODAY));
    private Users users = open();

    private Users open() {
        return new Users(store.database(), store.events(), clock, CHEAP);
    }

    private static Instant noon(LocalDate day) {
        return day.atTime(12, 0).atZone(ZoneId.systemDefault()).toInstant();
    }

    @AfterEach
    void close() {
        users.close();
        store.close();
    }

    private User anna() {
        return users.add(
                "Anna", Optional.of("secret77"), UserSettings.defaults().withMaxStreams(2));
    }

    private LoginOutcome logIn(String name, String password) {
        return users.logIn(name, password, PHONE).outcome();
    }

    @Test
    void aUserComesInByNameAndPasswordOrByTheirToken() {
        var anna = anna();

        var grant = users.logIn("anna ", "secret77", PHONE).grant().orElseThrow();
        assertThat(grant).isEqualTo(users.find(anna.token()).orElseThrow());
        assertThat(grant.name()).isEqualTo("Anna");
        assertThat(grant.maxStreams()).isEqualTo(2);
        assertThat(grant.token()).isEqualTo(anna.token()).doesNotContain("secret77");
        assertThat(grant.rights()).containsExactlyInAnyOrder(Right.values());
        assertThat(logIn("Anna", "secret78")).isEqualTo(LoginOutcome.UNKNOWN);
        assertThat(logIn("Bert", "secret77")).isEqualTo(LoginOutcome.UNKNOWN);
        assertThat(logIn("", "")).isEqualTo(LoginOutcome.UNKNOWN);
    }

    @Test
    void everythingSurvivesARestartAndNoPasswordIsStored() {
        var settings = new UserSettings(
                3, true, Optional.of(TODAY), Set.of(DayOfWeek.WEDNESDAY, DayOfWeek.SUNDAY), Set.of(Right.CATCH_UP));
        var ben = users.add("Ben", Optional.of("secret77"), settings);
        store.reopen();
        users = open();

        assertThat(users.all()).containsExactly(ben);
        assertThat(users.find(ben.id()).orElseThrow().settings()).isEqualTo(settings);
        assertThat(logIn("Ben", "secret77")).isEqualTo(LoginOutcome.ADMITTED);
        var stored = store.database().read(tx -> tx.list("select password from user_account", row -> row.text(1)));
        assertThat(stored).singleElement().asString().doesNotContain("secret77");
    }

    @ParameterizedTest
    @CsvSource({
        "'', secret77, NO_NAME",
        "'  ', secret77, NO_NAME",
        "ANNA, secret77, NAME_TAKEN",
        "a/b, secret77, BAD_LETTERS",
        "Ben, short, SHORT_PASSWORD",
        "Ben, 'with/slash', BAD_LETTERS",
        "Ben, 'space at end ', BAD_LETTERS",
        "Ben, '1234567890123456789012345678901234567890123456789012345678901234567', TOO_LONG"
    })
    void whatCannotStandInAnAddressIsRefused(String name, String password, UserProblem problem) {
        anna();

        assertThatThrownBy(() -> users.add(name, Optional.of(password), UserSettings.defaults()))
                .isInstanceOfSatisfying(UserRefused.class, refused -> {
                    assertThat(refused.problem()).isEqualTo(problem);
                    assertThat(refused.words().orElseThrow()).doesNotContain(password.isEmpty() ? "?" : password);
                });
        assertThat(users.all()).hasSize(1);
    }

    @Test
    void aChangedPasswordEndsTheOldOneThoughItWasRemembered() {
        var anna = anna();
        assertThat(logIn("Anna", "secret77")).isEqualTo(LoginOutcome.ADMITTED);

        users.changePassword(anna.id(), Optional.of("another88"));

        assertThat(logIn("Anna", "secret77")).isEqualTo(LoginOutcome.UNKNOWN);
        assertThat(logIn("Anna", "another88")).isEqualTo(LoginOutcome.ADMITTED);
        users.changePassword(anna.id(), Optional.empty());
        assertThat(logIn("Anna", "another88")).isEqualTo(LoginOutcome.UNKNOWN);
        assertThat(users.find(anna.id()).orElseThrow().hasPassword()).isFalse();
        assertThat(users.find(anna.token())).isPresent();
    }

    @Test
    void whoGuessesAPasswordIsNotHeardForAMinuteButWhoIsInStaysIn() {
        anna();
        assertThat(logIn("Anna", "secret77")).isEqualTo(LoginOutcome.ADMITTED);

        var outcomes = new ArrayList<LoginOutcome>();
        for (int i = 0; i < 12; i++)
            outcomes.add(users.logIn("Anna", "guess" + i, "192.168.1." + i).outcome());

        assertThat(outcomes.subList(0, 10)).containsOnly(LoginOutcome.UNKNOWN);
        assertThat(outcomes.subList(10, 12)).containsOnly(LoginOutcome.TOO_MANY_ATTEMPTS);
        assertThat(logIn("Anna", "secret77")).as("a player that was in").isEqualTo(LoginOutcome.ADMITTED);
        clock.pass(Duration.ofMinutes(2));
        assertThat(logIn("Anna", "guess")).isEqualTo(LoginOutcome.UNKNOWN);
    }

    @Test
    void anAddressThatGuessesNamesIsNotHeardEither() {
        for (int i = 0; i < 20; i++) assertThat(logIn("nobody" + i, "secret77")).isEqualTo(LoginOutcome.UNKNOWN);

        anna();
        assertThat(logIn("Anna", "secret77")).isEqualTo(LoginOutcome.TOO_MANY_ATTEMPTS);
        assertThat(users.logIn("Anna", "secret77", "192.168.1.99").outcome()).isEqualTo(LoginOutcome.ADMITTED);
    }

    @Test
    void whoIsDisabledOrAtTheirEndOrNotOnThisDayDoesNotComeIn() {
        var anna = anna();
        var settings = anna.settings();

        users.change(anna.id(), "Anna", settings.enabled(false));
        assertThat(users.find(anna.token())).isEmpty();
        assertThat(logIn("Anna", "secret77")).isEqualTo(LoginOutcome.DISABLED);

        users.change(anna.id(), "Anna", settings.until(Optional.of(TODAY)));
        assertThat(users.find(anna.token())).as("on the last day").isPresent();
        clock.pass(Duration.ofDays(1));
        assertThat(users.find(anna.token())).isEmpty();
        assertThat(logIn("Anna", "secret77")).isEqualTo(LoginOutcome.EXPIRED);
        assertThat(users.logIn("Anna", "secret77", PHONE).ended().orElseThrow())
                .isBetween(noon(TODAY), noon(TODAY.plusDays(1)));

        users.change(anna.id(), "Anna", settings.withDays(EnumSet.complementOf(EnumSet.of(DayOfWeek.THURSDAY))));
        assertThat(users.state(users.find(anna.id()).orElseThrow())).isEqualTo(UserState.NOT_TODAY);
        assertThat(users.find(anna.token())).isEmpty();
        assertThat(logIn("Anna", "wrong wrong")).as("nobody is told of a user").isEqualTo(LoginOutcome.UNKNOWN);
    }

    @Test
    void aUserWithoutADayIsRefused() {
        var anna = anna();

        assertThatThrownBy(() -> users.change(anna.id(), "Anna", anna.settings().withDays(Set.of())))
                .isInstanceOf(UserRefused.class);
        assertThat(users.find(anna.id())).contains(anna);
    }

    @Test
    void aRemovedUserComesBackWithPasswordAddressesAndDevices() {
        var anna = anna();
        var tablet = users.devices().add(Optional.of(anna.id()), "Tablet");
        var removed = users.remove(anna.id()).orElseThrow();
        assertThat(users.find(anna.token())).isEmpty();
        assertThat(users.find(tablet.token())).isEmpty();
        assertThat(users.devices().all()).isEmpty();
        assertThat(logIn("Anna", "secret77")).isEqualTo(LoginOutcome.UNKNOWN);

        users.restore(removed);

        assertThat(users.all()).containsExactly(anna);
        assertThat(users.devices().all()).containsExactly(tablet);
        assertThat(users.find(tablet.token())).isPresent();
        assertThat(logIn("Anna", "secret77")).isEqualTo(LoginOutcome.ADMITTED);
    }

    @Test
    void nothingThatIsPrintedHoldsASecret() {
        var anna = anna();
        var tablet = users.devices().add(Optional.of(anna.id()), "Tablet");
        var code = users.pairing().open(Optional.empty(), "TV");
        var grant = users.find(tablet.token()).orElseThrow();
        var removed = users.remove(anna.id()).orElseThrow();

        assertThat(List.of(anna, tablet, code, grant, removed).toString())
                .doesNotContain(anna.token(), tablet.token(), tablet.shortCode(), code.code(), "pbkdf2");
    }

    @Test
    void aSuggestedPasswordCanBeUsed() {
        var suggested = users.suggestPassword();

        users.add("Cleo", Optional.of(suggested), UserSettings.defaults());

        assertThat(suggested).matches("[a-hjkmnp-z2-9]{10}");
        assertThat(logIn("Cleo", suggested)).isEqualTo(LoginOutcome.ADMITTED);
    }
}
