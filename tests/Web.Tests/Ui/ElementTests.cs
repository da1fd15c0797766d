using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Lodestar.Ui;

public sealed class ElementTests
{
    [Fact]
    public void Text_and_attributes_are_encoded() =>
        Assert.Equal(
            """<p class="&lt;a&gt;" title="&quot;">&lt;b&gt;<b>bold</b></p>""",
            Written(new Element("p", "<a>").Set("title", "\"").Add("<b>").Add(new HtmlString("<b>bold</b>")))
        );

    [Fact]
    public void The_first_value_given_to_an_attribute_counts() =>
        Assert.Equal("""<a href="/here"></a>""", Written(new Element("a").Set("href", "/here").Set(new Attributes { ["href"] = "/there" })));

    [Fact]
    public void Attributes_may_be_text_numbers_truths_or_flags() =>
        Assert.Equal(
            """<i data-text="a" data-number="7" aria-busy="false" hidden=""></i>""",
            Written(
                new Element("i").Set(
                    new Attributes
                    {
                        ["data-text"] = "a",
                        ["data-number"] = 7,
                        ["aria-busy"] = false,
                        ["hidden"] = AttributeValue.Flag(on: true),
                        ["inert"] = AttributeValue.Flag(on: false),
                        ["data-none"] = null,
                    }
                )
            )
        );

    [Theory]
    [InlineData("<p class='a b' id='x'>One  <b>two</b></p>", "<p id=x class='b a'>\nOne <b> two </b></p>")]
    [InlineData("<div><p>One</p><p>Two</p></div>", "<div>\n <p>One</p>\n <p>Two</p>\n</div>")]
    public void Html_is_the_same_however_its_lines_and_attributes_are_ordered(string one, string other) => Assert.Null(SameHtml.FirstDifference(one, other));

    [Theory]
    [InlineData("<p>One</p>", "<p>Two</p>")]
    [InlineData("<p>One</p>", "<div>One</div>")]
    [InlineData("<p class='a'>One</p>", "<p class='a b'>One</p>")]
    [InlineData("<p id='a'>One</p>", "<p>One</p>")]
    [InlineData("<p>One</p><p>Two</p>", "<p>One</p>")]
    [InlineData("<p><span>Error:</span> Enter</p>", "<p><span>Error:</span>Enter</p>")]
    public void Html_that_means_something_else_is_not_the_same(string one, string other) => Assert.NotNull(SameHtml.FirstDifference(one, other));

    private static string Written(Element element)
    {
        using var written = new StringWriter();
        element.WriteTo(written, HtmlEncoder.Default);
        return written.ToString();
    }
}
