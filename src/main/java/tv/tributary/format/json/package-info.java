/// Records to and from JSON. The only user of the JSON library. Pure.
@org.jspecify.annotations.NullMarked
package tv.tributary.format.json;
