namespace KhuyenCong.WebTests.ImportExport;

/// <summary>Files of a small register without a fault: file name and text.</summary>
internal static class SmallRegister
{
    private const string Open = "2026-11-22T00:00:00+07:00";

    public static readonly IReadOnlyDictionary<string, string> Files = new Dictionary<string, string>
    {
        ["sources.csv"] = "key,citation,url,publishedOn,certainty\nS1,\"Báo Vĩnh Long, số 1\",https://example.vn/1,2021-09-01,high\nS2,Sở Công Thương,,,low\n",
        ["provinces.csv"] = """
            slug,scheme,code,name,nameEn,since,until,successor
            vinh-long,2025,86,Vĩnh Long,,2025-07-01,,
            ben-tre,2004,83,Bến Tre,,,2025-06-30,vinh-long
            vinh-long-2004,2004,86,Vĩnh Long,,,2025-06-30,vinh-long

            """,
        ["regions.csv"] = "slug,name,nameEn,position\nphia-nam,Phía Nam,South,3\n",
        ["groups.csv"] = "slug,name,nameEn,shortName,shortNameEn,position\ntcmn,Thủ công mỹ nghệ,,,,1\ncbtp,Chế biến thực phẩm,,,,2\n",
        ["categories.csv"] = "slug,group,name,nameEn,illustration,position\nhat,cbtp,Các loại hạt,Nuts,nuts,1\n",
        ["mark-schemes.csv"] = "slug,name,nameEn,issuer,term,termEn,sources,position\nocop,OCOP,,,,,S1,1\n",
        ["topics.csv"] = "slug,name,nameEn,position\nchung-nhan,Chứng nhận,Certificates,1\n",
        ["documents.csv"] = $"""
            id,slug,number,type,title,titleEn,issuer,issuerEn,signer,issuedOn,effectiveOn,endedOn,abstract,abstractEn,url,media,sources,visibleFrom,visibleTo
            1,quyet-dinh-1997,1997/QĐ-BCT,decision,Công nhận sản phẩm,,Bộ Công Thương,,,2021-08-23,,,,,,,S1,{Open},
            2,thong-tu-26,26/2014/TT-BCT,circular,Bình chọn sản phẩm,,Bộ Công Thương,,,2014-08-28,2014-10-21,,,,,,S1 S2,{Open},

            """,
        ["document-relations.csv"] = "document,target,kind\n1,2,guides\n",
        ["producers.csv"] = $"""
            id,slug,name,nameLang,nameEn,nameBasis,legalForm,placeAsPrinted,province,formerProvince,phone,email,website,exports,capacity,summary,summaryEn,text,textEn,sources,visibleFrom,visibleTo
            1,co-so-hat-dieu,Cơ sở hạt điều,vi,,registered,limited-company,xã An Bình,vinh-long,ben-tre,,a@example.vn,https://example.vn,,,,,,,S1,{Open},
            2,hop-tac-xa-dua,Hợp tác xã dừa,vi,,brand,,,vinh-long,,,,,true,,,,,,S1,{Open},

            """,
        ["products.csv"] = $""""
            id,slug,name,nameLang,nameEn,isSet,producer,group,groupInferred,category,province,formerProvince,placeAsPrinted,brand,summary,summaryEn,text,textEn,notice,recordNote,recordNoteEn,sources,visibleFrom,visibleTo
            1,hat-dieu-rang-muoi,"Hạt điều ""rang muối""",vi,,false,1,cbtp,false,hat,vinh-long,ben-tre,,,,,,,none,,,S1 S2,{Open},
            2,bo-san-pham-dua,"Bộ sản phẩm dừa: kẹo, mứt",vi,,true,2,cbtp,true,hat,vinh-long,,,Le Goût,,,,,none,,,S1,{Open},

            """",
        ["product-members.csv"] = "product,position,name,nameEn\n2,1,Kẹo dừa,Coconut sweet\n2,2,Mứt dừa,\n",
        ["marks.csv"] = $"id,scheme,product,producer,grade,number,issuer,issuedOn,expiresOn,withoutEnd,verifiedBy,verifiedOn,sources,visibleFrom,visibleTo\n1,ocop,1,,4 sao,,,2022-01-05,2025-01-05,false,,,S1,{Open},\n",
        ["rounds.csv"] = $"""
            id,slug,name,nameEn,level,year,ordinal,region,province,decision,issuer,issuerEn,registered,registeredNote,recognised,ceremonyOn,ceremonyPlace,text,textEn,sources,visibleFrom,visibleTo
            1,ky-quoc-gia-2021,Kỳ quốc gia 2021,,national,2021,4,,,1,Bộ Công Thương,,,,200,,,,,S1,{Open},
            2,ky-phia-nam-2022,Kỳ phía Nam 2022,,region,2022,,phia-nam,,,,,,,,,,,,S1,{Open},
            3,ky-ben-tre-2020,Kỳ Bến Tre 2020,,province,2020,,,ben-tre,,,,,,,,,,,S1,{Open},

            """,
        ["round-group-counts.csv"] = "round,group,recognised\n1,cbtp,120\n",
        ["certificates.csv"] = $"""
            code,product,round,decision,certificateNumber,grantYear,grantedOn,validToOverride,validToReason,productAsPrinted,producerAsPrinted,addressAsPrinted,signer,signerTitle,prize,publicNote,publicNoteEn,scanMedia,verifiedBy,verifiedOn,sources,visibleFrom,visibleTo
            23456789AB,1,1,,,2021,2021-08-23,,,,,,,,,,,,,,S1,{Open},
            23456789AC,1,2,,,2022,,,,,,,,,,,,,,,S1,{Open},

            """,
        ["certificate-events.csv"] = "certificate,kind,effectiveOn,decision,ground,publicNote,publicNoteEn,recordedAt\n23456789AC,revoked,2024-03-01,1,,,,2024-03-02T09:30:00+07:00\n",
        ["programmes/1-chuong-trinh.yaml"] = $"""
            id: 1
            slug: chuong-trinh
            name: Chương trình khuyến công
            fromYear: 2021
            toYear: 2025
            decision: 1
            sources: [S1]
            visibleFrom: {Open}
            targets:
              - key: mo-hinh
                name: Mô hình
                unit: mô hình
                amount: 340
                approximate: false
                sources: [S1]
            results:
              - target: mo-hinh
                name: Mô hình năm 2022
                unit: mô hình
                fromYear: 2022
                toYear: 2022
                amount: 20.5
                atLeast: true

            """,
        ["fairs/1-hoi-cho.yaml"] = $"""
            id: 1
            slug: hoi-cho
            name: Hội chợ
            kind: outstanding-products
            level: region
            year: 2022
            region: phia-nam
            text: |
              Đoạn một.

              Đoạn hai: có dấu hai chấm.
            sources: [S1]
            visibleFrom: {Open}
            halls:
              - key: A
                name: Nhà A
            booths:
              - number: A1
                hall: A
                kind: standard
              - number: A2
                hall: A
                kind: standard
            exhibitors:
              - name: Gian một
                producer: 1
                boothNumber: A1
                products:
                  - 1
              - name: Gian hai
                province: vinh-long
                boothNumber: A2

            """,
        ["articles/1-tin-dau.md"] = $"""
            ---
            id: 1
            slug: tin-dau
            title: 'Tin đầu: hạt điều'
            summary: Một tin.
            topic: chung-nhan
            basis: summary
            sources: [S1]
            visibleFrom: {Open}
            mentions:
              - product:1
              - province:vinh-long
            corrections:
              - notedOn: 2026-11-22
                note: Nguồn ghi sai.
            ---

            Nội dung tin.

            """,
        ["articles/1-tin-dau.en.md"] = "The news.\n",
    };
}
