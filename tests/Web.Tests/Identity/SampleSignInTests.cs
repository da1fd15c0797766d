using Lodestar.Kernel;

namespace Lodestar.Identity;

public class SampleSignInTests(SampleWorld world) : IClassFixture<SampleWorld>
{
    [Fact]
    public async Task In_the_sample_one_signs_in_as_anybody_with_one_click()
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            using var visitor = world.Visitor();
            var page = await visitor.OpenAsync("/sample/sign-in");
            var words = new Ui.Languages(pseudo: false).English[$"identity.roles.{role}"];
            var name = page
                .Document.QuerySelectorAll("main form p")
                .First(line => line.TextContent.Contains(words, StringComparison.Ordinal))
                .QuerySelector("button")!
                .TextContent;

            var account = await page.PressAsync(name);

            Assert.Equal(("/account", name), (account.Path, account.Heading));
            Assert.True(account.Shows(words));
        }
    }
}
