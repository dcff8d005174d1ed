package tv.tributary.format.document;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// HTML's character references, those of HTML 4 by name and all others by number. Stateless.
public final class HtmlEntities {
    private static final Pattern REFERENCE =
            Pattern.compile("&(#[xX][0-9a-fA-F]{1,6}|#[0-9]{1,7}|[a-zA-Z][a-zA-Z0-9]{1,9});");
    /// Latin-1 from U+00A0 on.
    private static final String LATIN = "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg"
            + " macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest"
            + " Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml"
            + " ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig"
            + " agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml"
            + " eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";
    /// From U+0391 on, capitals and then small letters; the place of a capital final sigma is free.
    private static final String GREEK =
            "Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron"
                    + " Pi Rho - Sigma Tau Upsilon Phi Chi Psi Omega";
    private static final Map<String, String> NAMED = named();

    private HtmlEntities() {}

    /// The text without references. Twice, as some lists escape what was escaped.
    public static String undone(String text) {
        var once = once(text);
        return once.indexOf('&') >= 0 && !once.equals(text) ? once(once) : once;
    }

    private static String once(String text) {
        return REFERENCE
                .matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(meaning(match.group(1), match.group())));
    }

    private static String meaning(String name, String whole) {
        if (name.charAt(0) != '#') return NAMED.getOrDefault(name, whole);
        var hex = Character.toLowerCase(name.charAt(1)) == 'x';
        var code = Integer.parseInt(name.substring(hex ? 2 : 1), hex ? 16 : 10);
        return Character.isValidCodePoint(code) && code >= ' ' ? Character.toString(code) : whole;
    }

    private static Map<String, String> named() {
        var named = new HashMap<String, String>();
        var letters = LATIN.split(" ", -1);
        for (var i = 0; i < letters.length; i++) named.put(letters[i], String.valueOf((char) (0xA0 + i)));
        var greek = GREEK.split(" ", -1);
        for (var i = 0; i < greek.length; i++) {
            if (greek[i].equals("-")) continue;
            named.put(greek[i], String.valueOf((char) (0x391 + i)));
            named.put(greek[i].toLowerCase(Locale.ROOT), String.valueOf((char) (0x3B1 + i)));
        }
        named.put("sigmaf", "ς");
        named.putAll(Map.of(
                "sbquo", "‚", "bdquo", "„", "lsaquo", "‹", "rsaquo", "›", "dagger", "†", "permil", "‰", "larr", "←",
                "rarr", "→", "infin", "∞", "hearts", "♥"));
        named.putAll(Map.of(
                "amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "ndash", "–", "mdash", "—", "hellip", "…",
                "rsquo", "’", "lsquo", "‘"));
        named.putAll(Map.of(
                "ldquo", "“", "rdquo", "”", "bull", "•", "trade", "™", "euro", "€", "OElig", "Œ", "oelig", "œ",
                "Scaron", "Š", "scaron", "š", "Yuml", "Ÿ"));
        return Map.copyOf(named);
    }
}
