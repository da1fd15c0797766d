namespace Lodestar.Kernel;

public class KeptTextTests
{
    [Theory]
    [InlineData("a\vb", "a\nb"), InlineData("a\fb", "a\nb"), InlineData("a\u0085b", "a\nb"), InlineData("a\u2028b", "a\nb"), InlineData("a\u2029b", "a\nb")]
    [InlineData("a\r\nb", "a\nb"), InlineData("a\rb", "a\nb")]
    [InlineData("a\u0007b", "a b"), InlineData("a\u0001\u001Fb", "a b"), InlineData("a \u0007b", "a b"), InlineData("a\u0007 b", "a b")]
    [InlineData("a\u0007\nb", "a\nb"), InlineData("\u0007a\u0007", "a"), InlineData("a\0b", "a b")]
    [InlineData("a 🙂 سلام\u00A0b\tc", "a 🙂 سلام\u00A0b\tc"), InlineData(null, "")]
    public void Every_line_end_is_one_and_no_two_words_run_together(string? typed, string kept) => Assert.Equal(kept, KeptText.Lines(typed));

    // An attribute cannot contain half a surrogate pair, because metadata holds whole characters only.
    [Fact]
    public void Half_a_sign_leaves_a_blank() => Assert.Equal("a b", KeptText.Clean("a\uD83Db"));
}
