using System.Security.Cryptography;

namespace Lodestar.Practice;

public class ReturnCodeTests
{
    [Fact]
    public void Every_code_that_is_given_out_can_be_typed_back()
    {
        for (var i = 0; i < 2000; i++)
        {
            var code = ReturnCode.From(RandomNumberGenerator.GetBytes(ReturnCode.Bytes));

            Assert.Equal(code, ReturnCode.Parse(code.ToString()));
        }
    }

    [Fact]
    public void The_same_bytes_give_the_same_code_and_others_another()
    {
        var bytes = RandomNumberGenerator.GetBytes(ReturnCode.Bytes);

        Assert.Equal(ReturnCode.From(bytes), ReturnCode.From(bytes));
        Assert.Equal(1000, Enumerable.Range(0, 1000).Select(_ => ReturnCode.From(RandomNumberGenerator.GetBytes(ReturnCode.Bytes))).Distinct().Count());
    }

    [Theory]
    [InlineData("river lemon otter 4271")]
    [InlineData("River Lemon Otter 4271")]
    [InlineData("  river-lemon-otter-4271 ")]
    [InlineData("RIVER, LEMON, OTTER, 4271.")]
    [InlineData("river\tlemon\u00a0otter\n4271")]
    public void Capitals_hyphens_and_spaces_do_not_matter(string typed) =>
        Assert.Equal(new ReturnCode("river", "lemon", "otter", 4271), ReturnCode.Parse(typed));

    [Theory]
    [
        InlineData(null),
        InlineData(""),
        InlineData("river"),
        InlineData("river lemon otter"),
        InlineData("river lemon otter 427"),
        InlineData("river lemon otter 42711")
    ]
    [
        InlineData("river lemon otter 0271"),
        InlineData("river lemon xyzzy 4271"),
        InlineData("4271 river lemon otter"),
        InlineData("river lemon otter +4271"),
        InlineData("river lemon otter 4271 5")
    ]
    public void What_cannot_be_a_code_is_none(string? typed) => Assert.Null(ReturnCode.Parse(typed));

    [Fact]
    public void The_words_are_1024_plain_words_in_order_each_once()
    {
        var words = Enumerable
            .Range(0, 1024)
            .Select(number => ReturnCode.From([(byte)number, (byte)(number >> 8), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]).First)
            .ToList();

        Assert.Equal(1024, words.Distinct().Count());
        Assert.Equal(words.Order(StringComparer.Ordinal), words);
        Assert.All(words, word => Assert.Matches("^[a-z]{3,9}$", word));
    }

    [Fact]
    public void The_finder_holds_neither_of_the_secret_words()
    {
        var code = new ReturnCode("river", "lemon", "otter", 4271);

        Assert.Equal("river 4271", code.Finder);
    }
}
