package tv.tributary.identity.match;

import tv.tributary.identity.text.Folding;

/// A rough phonetic key, equal for spellings of one name (`Al Masriya`, `Al-Masriyah`). Only used to find pairs
/// worth asking about. Stateless.
final class PhoneticKey {
    private PhoneticKey() {}

    /// @param name folded, in Latin letters; others stay as they are
    static String of(String name) {
        var sound = new StringBuilder(name.length());
        var last = ' ';
        for (var i = 0; i < name.length(); i++) {
            var c = name.charAt(i);
            var next = i + 1 < name.length() ? name.charAt(i + 1) : ' ';
            var heard = switch (c) {
                case 'y', 'j', 'e' -> 'i';
                case 'w' -> 'v';
                case 'q' -> 'k';
                case 'c' -> next == 'h' ? 'c' : 'k';
                case 'o' -> 'u';
                default -> c;
            };
            if (c == 'h' && !Character.isDigit(last) && (next == ' ' || last == 'k' || last == 'g')) continue;
            if (heard == last && !Folding.isDigit(heard)) continue;
            sound.append(heard);
            last = heard;
        }
        return sound.toString();
    }
}
