package tv.tributary.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import tv.tributary.access.TokenGate.Token;

class TokenTest {
    private final SecureRandom random = new SecureRandom();

    @Test
    void aHouseholdTokenCanBeTypedOnARemoteControl() {
        assertThat(Token.forHousehold(random).value()).matches("[a-hjkmnp-z2-9]{10}");
    }

    @Test
    void anApiTokenHoldsTwoHundredFiftySixBits() {
        assertThat(Token.forApi(random).value()).matches("[A-Za-z0-9_-]{43}");
    }

    @Test
    void noTwoAreTheSame() {
        assertThat(Token.forApi(random).value())
                .isNotEqualTo(Token.forApi(random).value());
    }

    @Test
    void opensForItselfOnly() {
        var token = Token.of("abcdefghjk");

        assertThat(token.matches("abcdefghjk")).isTrue();
        assertThat(token.matches("abcdefghjx")).isFalse();
        assertThat(token.matches("abcdefghj")).isFalse();
        assertThat(token.matches("")).isFalse();
    }

    @Test
    void anEmptyTokenIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Token.of(" "));
    }

    @Test
    void isNotShown() {
        assertThat(Token.of("secret")).hasToString("Token[***]");
    }
}
