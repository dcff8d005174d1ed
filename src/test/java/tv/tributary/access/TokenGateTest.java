package tv.tributary.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tv.tributary.settings.Settings;
import tv.tributary.testkit.TempStore;

class TokenGateTest {
    private final TempStore store = new TempStore();
    private final TokenGate tokenGate = open();

    private TokenGate open() {
        return new TokenGate(new Settings(store.database()), store.folder().resolve("api-token"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void bothTokensSurviveARestart() {
        store.reopen();
        var again = open();

        assertThat(again.householdToken()).isEqualTo(tokenGate.householdToken()).hasSize(10);
        assertThat(again.apiToken()).isEqualTo(tokenGate.apiToken());
    }

    @Test
    void eachTokenOpensItsOwnDoorOnly() {
        assertThat(tokenGate.admit(tokenGate.householdToken())).hasValue(tokenGate.household());
        assertThat(tokenGate.admitsAdministrator(tokenGate.apiToken())).isTrue();
        assertThat(tokenGate.admit(tokenGate.apiToken())).isEmpty();
        assertThat(tokenGate.admitsAdministrator(tokenGate.householdToken())).isFalse();
    }

    @Test
    void aRenewedTokenEndsTheOldOne() {
        var old = tokenGate.householdToken();
        tokenGate.renewHouseholdToken();

        assertThat(tokenGate.admit(old)).isEmpty();
        assertThat(tokenGate.admit(tokenGate.householdToken())).hasValue(tokenGate.household());
    }

    @Test
    void otherUsersComeInByTheirOwnTokens() {
        var guest = new Grant("guest", "Guest", "guest22222", "guest", 1);
        var shared = new TokenGate(
                new Settings(store.database()),
                store.folder().resolve("api-token"),
                token -> token.equals(guest.token()) ? Optional.of(guest) : Optional.empty());

        assertThat(shared.admit("guest22222")).hasValue(guest);
        assertThat(shared.admit(shared.householdToken())).hasValue(shared.household());
        assertThat(shared.admit("guest33333")).isEmpty();
        assertThat(shared.admitsAdministrator("guest22222")).isFalse();
    }

    @Test
    void aGrantDoesNotShowItsToken() {
        assertThat(tokenGate.household().toString()).doesNotContain(tokenGate.householdToken());
    }

    @Test
    void nothingOpensWithoutAToken() {
        assertThat(tokenGate.admit("")).isEmpty();
        assertThat(tokenGate.admitsAdministrator("")).isFalse();
    }
}
