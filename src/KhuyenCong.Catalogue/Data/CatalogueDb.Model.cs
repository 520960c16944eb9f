using System.Text;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data.Model;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace KhuyenCong.Catalogue.Data;

public sealed partial class CatalogueDb
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configuration)
    {
        configuration.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();
        configuration.Properties<decimal>().HaveConversion<DecimalText>();
        configuration.Properties<IdentityPasskeyData>().HaveConversion<PasskeyJson, PasskeyAsWritten>();
        foreach (var type in typeof(CatalogueDb).Assembly.GetTypes().Where(t => t.IsEnum && t.Namespace == typeof(Product).Namespace))
            configuration.Properties(type, p => p.HaveConversion(typeof(KebabWord<>).MakeGenericType(type)));
    }

    protected override void OnModelCreating(ModelBuilder model)
    {
        Reference(model);
        Catalogue(model);
        Certification(model);
        Promotion(model);
        DisplayAndNews(model);
        Structure(model);
        Ledger(model);
        Accounts(model);
        Editing(model);
        foreach (var entity in model.Model.GetEntityTypes())
            Conventions(model, entity);
    }

    private static void Reference(ModelBuilder model)
    {
        model.Entity<Source>().HasKey(x => x.Key);
        model.Entity<Province>(e =>
        {
            e.HasKey(x => x.Slug);
            e.HasIndex(x => new { x.Scheme, x.Code }).IsUnique();
            e.HasOne(x => x.Successor).WithMany().HasForeignKey(x => x.SuccessorSlug).OnDelete(DeleteBehavior.Restrict);
            e.HasMany(x => x.Statuses).WithOne().HasForeignKey(x => x.ProvinceSlug);
            e.HasMany(x => x.Aliases).WithOne().HasForeignKey(x => x.ProvinceSlug);
            e.ToTable(t => t.HasCheckConstraint("ck_provinces_scheme", "scheme IN (2004, 2025)"));
        });
        model.Entity<ProvinceStatus>().HasKey(x => new { x.ProvinceSlug, x.Since });
        model.Entity<ProvinceAlias>().HasKey(x => new { x.ProvinceSlug, x.Alias });
        model.Entity<Region>(e =>
        {
            e.HasKey(x => x.Slug);
            e.HasMany(x => x.Members).WithOne().HasForeignKey(x => x.RegionSlug);
        });
        model.Entity<RegionMember>(e =>
        {
            e.HasKey(x => new { x.RegionSlug, x.ProvinceSlug, x.FromYear });
            e.HasOne<Province>().WithMany().HasForeignKey(x => x.ProvinceSlug).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<ProductGroup>().HasKey(x => x.Slug);
        model.Entity<Category>(e =>
        {
            e.HasKey(x => x.Slug);
            e.HasOne(x => x.Group).WithMany().HasForeignKey(x => x.GroupSlug).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<ValidityRule>().HasKey(x => x.Key);
        model.Entity<MarkScheme>().HasKey(x => x.Slug);
    }

    private static void Catalogue(ModelBuilder model)
    {
        model.Entity<Producer>(e =>
        {
            e.HasOne(x => x.Province).WithMany().HasForeignKey(x => x.ProvinceSlug).OnDelete(DeleteBehavior.Restrict);
            e.HasOne(x => x.FormerProvince).WithMany().HasForeignKey(x => x.FormerProvinceSlug).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Product>(e =>
        {
            e.HasOne(x => x.Producer).WithMany(x => x.Products).HasForeignKey(x => x.ProducerId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne(x => x.Group).WithMany().HasForeignKey(x => x.GroupSlug).OnDelete(DeleteBehavior.Restrict);
            e.HasOne(x => x.Category).WithMany().HasForeignKey(x => x.CategorySlug).OnDelete(DeleteBehavior.Restrict);
            e.HasOne(x => x.Province).WithMany().HasForeignKey(x => x.ProvinceSlug).OnDelete(DeleteBehavior.Restrict);
            e.HasOne(x => x.FormerProvince).WithMany().HasForeignKey(x => x.FormerProvinceSlug).OnDelete(DeleteBehavior.Restrict);
            e.HasMany(x => x.Members).WithOne().HasForeignKey(x => x.ProductId);
            e.HasMany(x => x.Specifications).WithOne().HasForeignKey(x => x.ProductId);
        });
        model.Entity<ProductMember>(e =>
        {
            e.HasKey(x => new { x.ProductId, x.Position });
            e.Property(x => x.Position).ValueGeneratedNever();
        });
        model.Entity<ProductSpecification>(e =>
        {
            e.HasKey(x => new { x.ProductId, x.Position });
            e.Property(x => x.Position).ValueGeneratedNever();
        });
        model.Entity<Mark>(e =>
        {
            e.HasOne(x => x.Scheme).WithMany().HasForeignKey(x => x.SchemeSlug).OnDelete(DeleteBehavior.Restrict);
            e.HasOne(x => x.Product).WithMany(x => x.Marks).HasForeignKey(x => x.ProductId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne(x => x.Producer).WithMany().HasForeignKey(x => x.ProducerId).OnDelete(DeleteBehavior.Restrict);
            e.ToTable(t => t.HasCheckConstraint("ck_marks_subject", "(product_id IS NULL) <> (producer_id IS NULL)"));
        });
    }

    private static void Certification(ModelBuilder model)
    {
        model.Entity<Document>(e =>
        {
            e.HasIndex(x => x.NumberKey);
            e.HasOne<Media>().WithMany().HasForeignKey(x => x.MediaId).OnDelete(DeleteBehavior.Restrict);
            e.HasMany(x => x.Relations).WithOne().HasForeignKey(x => x.DocumentId);
        });
        model.Entity<DocumentRelation>(e =>
        {
            e.HasKey(x => new { x.DocumentId, x.TargetId, x.Kind });
            e.HasOne(x => x.Target).WithMany().HasForeignKey(x => x.TargetId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Round>(e =>
        {
            e.HasOne(x => x.Region).WithMany().HasForeignKey(x => x.RegionSlug).OnDelete(DeleteBehavior.Restrict);
            e.HasOne(x => x.Province).WithMany().HasForeignKey(x => x.ProvinceSlug).OnDelete(DeleteBehavior.Restrict);
            e.HasOne(x => x.Decision).WithMany().HasForeignKey(x => x.DecisionId).OnDelete(DeleteBehavior.Restrict);
            e.HasMany(x => x.GroupCounts).WithOne().HasForeignKey(x => x.RoundId);
        });
        model.Entity<RoundGroupCount>(e =>
        {
            e.HasKey(x => new { x.RoundId, x.GroupSlug });
            e.HasOne(x => x.Group).WithMany().HasForeignKey(x => x.GroupSlug).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Certificate>(e =>
        {
            e.HasKey(x => x.Code);
            e.HasOne(x => x.Product).WithMany(x => x.Certificates).HasForeignKey(x => x.ProductId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne(x => x.Round).WithMany(x => x.Certificates).HasForeignKey(x => x.RoundId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne(x => x.Decision).WithMany().HasForeignKey(x => x.DecisionId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<Media>().WithMany().HasForeignKey(x => x.ScanMediaId).OnDelete(DeleteBehavior.Restrict);
            e.HasMany(x => x.Events).WithOne().HasForeignKey(x => x.CertificateCode);
            e.HasIndex(x => new { x.ProductId, x.RoundId }).IsUnique();
            e.ToTable(t =>
            {
                t.HasCheckConstraint("ck_certificates_override", "(valid_to_override IS NULL) = (valid_to_reason IS NULL)");
                t.HasCheckConstraint("ck_certificates_verified", "(verified_by IS NULL) = (verified_on IS NULL)");
            });
        });
        model.Entity<CertificateEvent>().HasOne(x => x.Decision).WithMany().HasForeignKey(x => x.DecisionId).OnDelete(DeleteBehavior.Restrict);
    }

    private static void Promotion(ModelBuilder model)
    {
        model.Entity<Programme>(e =>
        {
            e.HasOne(x => x.Decision).WithMany().HasForeignKey(x => x.DecisionId).OnDelete(DeleteBehavior.Restrict);
            e.HasMany(x => x.Targets).WithOne().HasForeignKey(x => x.ProgrammeId);
            e.HasMany(x => x.Results).WithOne().HasForeignKey(x => x.ProgrammeId);
        });
        model.Entity<ProgrammeTarget>().HasKey(x => new { x.ProgrammeId, x.Key });
        model.Entity<ProgrammeResult>(e =>
        {
            e.HasKey(x => new { x.ProgrammeId, x.Position });
            e.Property(x => x.Position).ValueGeneratedNever();
        });
        model.Entity<Project>(e =>
        {
            e.HasOne(x => x.Programme).WithMany().HasForeignKey(x => x.ProgrammeId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne(x => x.Province).WithMany().HasForeignKey(x => x.ProvinceSlug).OnDelete(DeleteBehavior.Restrict);
            e.HasOne(x => x.FormerProvince).WithMany().HasForeignKey(x => x.FormerProvinceSlug).OnDelete(DeleteBehavior.Restrict);
            e.HasMany(x => x.Beneficiaries).WithOne().HasForeignKey(x => x.ProjectId);
            e.Ignore(x => x.Counterpart);
        });
        model.Entity<ProjectBeneficiary>(e =>
        {
            e.HasKey(x => new { x.ProjectId, x.Position });
            e.Property(x => x.Position).ValueGeneratedNever();
            e.HasOne(x => x.Producer).WithMany().HasForeignKey(x => x.ProducerId).OnDelete(DeleteBehavior.Restrict);
        });
    }

    private static void DisplayAndNews(ModelBuilder model)
    {
        model.Entity<Showroom>(e =>
        {
            e.HasOne(x => x.Province).WithMany().HasForeignKey(x => x.ProvinceSlug).OnDelete(DeleteBehavior.Restrict);
            e.HasOne(x => x.FormerProvince).WithMany().HasForeignKey(x => x.FormerProvinceSlug).OnDelete(DeleteBehavior.Restrict);
            e.HasMany(x => x.Items).WithOne().HasForeignKey(x => x.ShowroomId);
        });
        model.Entity<ShowroomItem>(e =>
        {
            e.HasKey(x => new { x.ShowroomId, x.ProductId });
            e.HasOne(x => x.Product).WithMany().HasForeignKey(x => x.ProductId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Fair>(e =>
        {
            e.HasOne(x => x.Region).WithMany().HasForeignKey(x => x.RegionSlug).OnDelete(DeleteBehavior.Restrict);
            e.HasOne(x => x.Province).WithMany().HasForeignKey(x => x.ProvinceSlug).OnDelete(DeleteBehavior.Restrict);
            e.HasOne(x => x.FormerProvince).WithMany().HasForeignKey(x => x.FormerProvinceSlug).OnDelete(DeleteBehavior.Restrict);
            e.HasMany(x => x.Organisers).WithOne().HasForeignKey(x => x.FairId);
            e.HasMany(x => x.Halls).WithOne().HasForeignKey(x => x.FairId);
            e.HasMany(x => x.Booths).WithOne().HasForeignKey(x => x.FairId);
            e.HasMany(x => x.Exhibitors).WithOne().HasForeignKey(x => x.FairId);
        });
        model.Entity<FairOrganiser>(e =>
        {
            e.HasKey(x => new { x.FairId, x.Position });
            e.Property(x => x.Position).ValueGeneratedNever();
        });
        model.Entity<FairHall>().HasKey(x => new { x.FairId, x.Key });
        model.Entity<Booth>(e =>
        {
            e.HasKey(x => new { x.FairId, x.Number });
            e.HasOne<FairHall>().WithMany().HasForeignKey(x => new { x.FairId, x.HallKey }).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Exhibitor>(e =>
        {
            e.HasKey(x => new { x.FairId, x.Position });
            e.Property(x => x.Position).ValueGeneratedNever();
            e.HasIndex(x => new { x.FairId, x.BoothNumber }).IsUnique();
            e.HasOne<Booth>().WithMany().HasForeignKey(x => new { x.FairId, x.BoothNumber }).OnDelete(DeleteBehavior.Restrict);
            e.HasOne(x => x.Producer).WithMany().HasForeignKey(x => x.ProducerId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne(x => x.Province).WithMany().HasForeignKey(x => x.ProvinceSlug).OnDelete(DeleteBehavior.Restrict);
            e.HasMany(x => x.Products).WithOne().HasForeignKey(x => new { x.FairId, x.ExhibitorPosition });
        });
        model.Entity<ExhibitedProduct>(e =>
        {
            e.HasKey(x => new { x.FairId, x.ExhibitorPosition, x.ProductId });
            e.HasOne(x => x.Product).WithMany().HasForeignKey(x => x.ProductId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Topic>().HasKey(x => x.Slug);
        model.Entity<Article>(e =>
        {
            e.HasOne(x => x.Topic).WithMany().HasForeignKey(x => x.TopicSlug).OnDelete(DeleteBehavior.Restrict);
            e.HasMany(x => x.Mentions).WithOne().HasForeignKey(x => x.ArticleId);
            e.HasMany(x => x.Corrections).WithOne().HasForeignKey(x => x.ArticleId);
        });
        model.Entity<ArticleMention>(e =>
        {
            e.HasKey(x => new { x.ArticleId, x.Position });
            e.Property(x => x.Position).ValueGeneratedNever();
            e.HasIndex(x => new { x.Kind, x.TargetId });
        });
        model.Entity<ArticleCorrection>(e =>
        {
            e.HasKey(x => new { x.ArticleId, x.Position });
            e.Property(x => x.Position).ValueGeneratedNever();
        });
        model.Entity<Page>(e =>
        {
            e.HasIndex(x => x.Slug).IsUnique();
            e.HasIndex(x => x.SlugEn).IsUnique();
        });
        model.Entity<Media>().HasMany(x => x.Uses).WithOne().HasForeignKey(x => x.MediaId);
        model.Entity<MediaUse>(e =>
        {
            e.HasKey(x => new { x.MediaId, x.Kind, x.TargetId });
            e.HasIndex(x => new { x.Kind, x.TargetId });
        });
        model.Entity<Redirect>().HasKey(x => x.FromPath);
    }

    private static void Ledger(ModelBuilder model)
    {
        model.Entity<Revision>().HasIndex(x => new { x.Kind, x.RecordId, x.Number }).IsUnique();
        model.Entity<StatusChange>().HasIndex(x => new { x.Kind, x.RecordId });
        model.Entity<AuditEntry>(e =>
        {
            e.HasIndex(x => new { x.Kind, x.RecordId });
            e.HasIndex(x => x.At);
            e.HasIndex(x => new { x.ActorKey, x.At });
        });
        model.Entity<AuditActor>().HasKey(x => x.Key);
        model.Entity<Change>().HasKey(x => x.Sequence);
        model.Entity<OutboxMail>(e =>
        {
            e.HasIndex(x => new { x.Recipient, x.Cause, x.Period }).IsUnique();
            e.HasIndex(x => x.MessageId).IsUnique();
            e.HasIndex(x => x.DueAt);
        });
        model.Entity<Lease>().HasKey(x => x.Job);
        model.Entity<JobState>().HasKey(x => x.Job);
        model.Entity<SearchDay>().HasKey(x => x.Day);
        model.Entity<SearchMiss>().HasKey(x => new { x.Day, x.Text });
    }

    private void Editing(ModelBuilder model)
    {
        model.Entity<EditingState>(e =>
        {
            e.HasKey(x => new { x.Kind, x.RecordId });
            e.HasIndex(x => x.ApplyAt);
        });
        model.Entity<BrokenLink>().HasKey(x => new { x.Kind, x.RecordId, x.Field, x.Path });
        model.Entity<EnglishGap>().HasKey(x => x.Kind);
        model.Entity<Autosave>().HasKey(x => new { x.Kind, x.RecordId, x.ActorKey });
        model.Entity<DraftComment>().HasIndex(x => new { x.Kind, x.RecordId });
        model.Entity<PreviewLink>(e =>
        {
            e.HasKey(x => x.TokenHash);
            e.HasIndex(x => x.ExpiresAt);
        });
        // Lists of the back office over the kinds that grow large: each order holds what is public, so that the index alone finds the keys of a page; and counts by state.
        string[] shown = [nameof(IPublished.VisibleFrom), nameof(IPublished.VisibleTo)];
        foreach (var large in (Type[])[typeof(Producer), typeof(Product)])
        {
            model.Entity(large).HasIndex([nameof(IRecord.UpdatedAt), nameof(Product.Id), .. shown]);
            model.Entity(large).HasIndex([nameof(IRecord.UpdatedAt), nameof(Product.Id), .. shown], WithoutEnglish).HasFilter("name_en IS NULL");
            model.Entity(large).HasIndex([nameof(INamed.SortKey), nameof(Product.Id), .. shown]);
            if (Database.IsNpgsql())
                model.Entity(large).HasIndex([nameof(INamed.SearchKey)], PartsOfNames).HasMethod("gin").HasOperators("gin_trgm_ops");
        }

        model.Entity<Certificate>().HasIndex([nameof(IRecord.UpdatedAt), nameof(Certificate.Code), .. shown]);
        model.Entity<Certificate>().HasIndex(x => new { x.ProductId, x.UpdatedAt, x.Code });
        foreach (var large in LargeKinds)
            model.Entity(large).HasIndex(shown);
        if (Database.IsNpgsql())
            model.HasPostgresExtension("pg_trgm");
    }

    /// <summary>snake_case names; keys that are compared and sorted are compared byte by byte on both engines; versions are concurrency tokens.</summary>
    private void Conventions(ModelBuilder model, IMutableEntityType entity)
    {
        var name = entity.GetTableName()!;
        var table = SnakeCase(name == entity.ClrType.Name && entity.ClrType != typeof(Media) ? Plural(name) : name);
        entity.SetTableName(table);
        foreach (var property in entity.GetProperties())
        {
            property.SetColumnName(SnakeCase(property.Name));
            if (property.Name is nameof(INamed.SearchKey) or nameof(INamed.SortKey) or nameof(Document.NumberKey))
                property.SetCollation(Database.IsNpgsql() ? "C" : "BINARY");
            if (property.Name is nameof(IRecord.Version) && typeof(IRecord).IsAssignableFrom(entity.ClrType))
                property.IsConcurrencyToken = true;
        }

        if (typeof(INamed).IsAssignableFrom(entity.ClrType))
        {
            model.Entity(entity.ClrType).HasIndex(nameof(INamed.SearchKey));
            if (!entity.GetIndexes().Any(i => i.Properties[0].Name == nameof(INamed.SortKey)))
                model.Entity(entity.ClrType).HasIndex(nameof(INamed.SortKey));
        }

        foreach (var key in entity.GetKeys())
            key.SetName($"pk_{table}");
        foreach (var foreign in entity.GetForeignKeys())
            foreign.SetConstraintName($"fk_{table}_{string.Join('_', foreign.Properties.Select(p => SnakeCase(p.Name)))}");
        foreach (var index in entity.GetIndexes())
            index.SetDatabaseName($"ix_{table}_{string.Join('_', index.Properties.Select(p => SnakeCase(p.Name)))}{(index.Name is null ? "" : "_" + index.Name)}");
    }

    private static string Plural(string noun) =>
        noun.EndsWith('s') ? noun + "es" : noun.EndsWith('y') ? noun[..^1] + "ies" : noun + "s";

    private static string SnakeCase(string pascal)
    {
        var name = new StringBuilder(pascal.Length + 8);
        for (var i = 0; i < pascal.Length; i++)
        {
            if (i > 0 && char.IsUpper(pascal[i]) && pascal[i - 1] != '_')
                name.Append('_');
            name.Append(char.ToLowerInvariant(pascal[i]));
        }

        return name.ToString();
    }

    private sealed class UnixMilliseconds()
        : ValueConverter<DateTimeOffset, long>(v => v.ToUnixTimeMilliseconds(), v => DateTimeOffset.FromUnixTimeMilliseconds(v));

    /// <summary>Amounts that need a fraction; neither engine computes with them.</summary>
    private sealed class DecimalText()
        : ValueConverter<decimal, string>(
            v => v.ToString("0.############", System.Globalization.CultureInfo.InvariantCulture),
            v => decimal.Parse(v, System.Globalization.CultureInfo.InvariantCulture));

    private sealed class KebabWord<T>()
        : ValueConverter<T, string>(v => Kebab.Of(v), v => Kebab.Parse<T>(v) ?? default)
        where T : struct, Enum;
}
