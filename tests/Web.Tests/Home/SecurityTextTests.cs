using Lodestar.Kernel;

namespace Lodestar.Home;

public class SecurityTextTests
{
    [Fact]
    public async Task Whom_to_tell_of_a_fault_in_security_is_said_where_a_contact_is_set()
    {
        await using var world = new ContactWorld();
        await world.InitializeAsync();
        using var visitor = world.Visitor();

        using var reply = await visitor.AskAsync(new HttpRequestMessage(HttpMethod.Get, "/.well-known/security.txt"));

        Assert.Equal("text/plain; charset=utf-8", reply.Content.Headers.ContentType!.ToString());
        Assert.Equal(
            "Contact: mailto:security@example.org\nExpires: 2027-02-21T00:00:00Z\nPreferred-Languages: en\n"
                + "Canonical: https://lodestar.example.org/.well-known/security.txt\n",
            await reply.Content.ReadAsStringAsync()
        );
    }

    [Fact]
    public async Task Without_a_contact_there_is_no_such_file_and_the_pages_about_the_service_are_there()
    {
        await using var world = await World.StartedAsync();
        using var visitor = world.Visitor();

        Assert.Equal(404, (await visitor.OpenAsync("/.well-known/security.txt")).Status);
        foreach (var (path, heading) in new[] { ("/privacy", "Privacy"), ("/accessibility", "Accessibility"), ("/safety", "Staying safe here") })
        {
            var page = await visitor.OpenAsync(path);
            Assert.Equal((200, heading), (page.Status, page.Heading));
        }

        Assert.True((await visitor.OpenAsync("/privacy")).Shows("18 months after the round closed"));
    }

    [Theory]
    [InlineData("security@example.org"), InlineData("http://example.org"), InlineData("mailto:a@example.org\nExpires: never"), InlineData("")]
    public void A_contact_is_an_address_to_write_to_or_to_open(string contact) => Assert.False(SecurityText.IsContact(contact));

    private sealed class ContactWorld : World
    {
        protected override Settings Wanted => new() { SecurityContact = "mailto:security@example.org", PublicAddress = "https://lodestar.example.org" };
    }
}
