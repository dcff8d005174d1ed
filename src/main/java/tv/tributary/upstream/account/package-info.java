/// Providers' accounts: how many connections each has, who holds them, who gives way, and why there is none.
@org.jspecify.annotations.NullMarked
package tv.tributary.upstream.account;
