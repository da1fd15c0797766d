using System.Text;
using System.Text.Json;
using Lodestar.Identity;
using Lodestar.Kernel;
using Lodestar.Together;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lodestar.OtherAudits;

/// <summary>A file is imported as a whole or not at all, and its letters stay what they were.</summary>
[Trait("Category", "Data")]
public class WholeImportTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task A_file_with_more_pointers_than_there_is_room_for_is_refused_before_and_leaves_nothing_half()
    {
        using var room = await TeamRoom.OpenAsync(world);
        await PointersAsync(room.Organisation.Id, 298);
        var fits = await room.SendAsync(File(("O1", ["A", "B"]), ("O2", ["B"])));
        Assert.True(fits.Shows("Answers that can be imported: 2."), fits.Text);

        var page = await room.SendAsync(File(("O1", ["A"]), ("O2", ["B", "C"])));
        Assert.Equal(400, page.Status);
        Assert.Contains("3 new pointers to evidence, and there is room for 2", page.ErrorBeside("Upload"), StringComparison.Ordinal);

        await PointersAsync(room.Organisation.Id, 1);
        var late = await fits.PressAsync("Import 2 answers");
        Assert.Equal(400, late.Status);
        Assert.Contains("there is room for 1", late.ErrorBeside("Upload"), StringComparison.Ordinal);
        Assert.Empty(await room.AnswersAsync());
        Assert.Equal(299, await world.OnDbAsync(db => db.Set<EvidencePointer>().CountAsync(pointer => pointer.OrganisationId == room.Organisation.Id)));
    }

    [Theory]
    [InlineData("utf-8"), InlineData("utf-16"), InlineData("utf-16BE")]
    public async Task A_file_in_another_encoding_of_unicode_is_the_same_file(string name)
    {
        using var room = await TeamRoom.OpenAsync(world);
        var encoding = Encoding.GetEncoding(name);

        var seen = await room.SendAsync([.. encoding.GetPreamble(), .. encoding.GetBytes(TeamRoom.Written(TeamRoom.Answer("O2", "Fïne")))]);

        Assert.True(seen.Shows("Answers that can be imported: 1.") && seen.Shows("Fïne"), seen.Text);
    }

    [Fact]
    public async Task Where_somebody_answers_while_a_file_is_brought_in_nothing_of_it_is_kept()
    {
        using var room = await TeamRoom.OpenAsync(world);
        var judged = new BroughtIn(
            [new BroughtAnswer(1, "O1", Signed.Says(2), [new FilePointer("e1", "A", "Folder")]), new BroughtAnswer(2, "O2", Signed.Says(2), [])],
            []
        );
        await room.AnswerAsync("O2", "3", "Ours");

        var taken = await world.WithAsync(async services =>
        {
            var me = new Person(Guid.NewGuid(), "Ewa Nowak", [Post.InOrganisation(Role.OrganisationLead, room.Organisation.Id)], People.Permissions);
            var open = (await services.GetRequiredService<Teams>().FindAsync(room.Id, me, CancellationToken.None))!;
            return await services.GetRequiredService<Imports>().TakeAsync(open, judged, CancellationToken.None);
        });

        Assert.Equal("other-audits.import.meanwhile", taken.Problem?.Words);
        Assert.Equal(["O2"], (await room.AnswersAsync()).Keys);
        Assert.Equal(0, await world.OnDbAsync(db => db.Set<EvidencePointer>().CountAsync(pointer => pointer.OrganisationId == room.Organisation.Id)));
    }

    [Fact]
    public async Task A_table_that_an_older_spreadsheet_wrote_keeps_its_letters()
    {
        using var room = await TeamRoom.OpenAsync(world);
        var old = CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes("Item,Level,Why we say so\nO1,2,The café’s staff – all of them\n");

        var seen = await TeamRoom.AsOffered(await room.SendAsync(old)).PressAsync("See what it contains");
        await seen.PressAsync("Import this answer");

        Assert.Equal("The café’s staff – all of them", (await room.AnswersAsync())["O1"].Why);
    }

    private static string File(params (string Item, string[] Pointers)[] answers) =>
        TeamRoom.Written(
            string.Join(
                ',',
                answers.Select(answer =>
                    JsonSerializer.Serialize(
                        new
                        {
                            item = answer.Item,
                            standing = "level",
                            level = 2,
                            evidence = answer.Pointers,
                        }
                    )
                )
            ),
            evidence: string.Join(
                ',',
                answers
                    .SelectMany(answer => answer.Pointers)
                    .Distinct()
                    .Select(key =>
                        JsonSerializer.Serialize(
                            new
                            {
                                key,
                                what = $"Paper {key}",
                                held = "Folder",
                            }
                        )
                    )
            )
        );

    private Task<int> PointersAsync(Guid organisation, int count) =>
        world.OnDbAsync(db =>
        {
            db.AddRange(
                Enumerable
                    .Range(0, count)
                    .Select(_ => new EvidencePointer
                    {
                        Id = Guid.NewGuid(),
                        OrganisationId = organisation,
                        What = "Policy",
                        Held = "Folder",
                        Owner = "",
                        ReviewOn = null,
                    })
            );
            return db.SaveChangesAsync();
        });
}
