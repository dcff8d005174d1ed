/// Text as channel names are written: clean-up, folding, transliteration, tokens, and the word and country tables. Pure
/// and
/// thread-safe.
@org.jspecify.annotations.NullMarked
package tv.tributary.identity.text;
