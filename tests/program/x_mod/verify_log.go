// verify_log checks an exported log and receipts with golang.org/x/mod/sumdb alone.
//
//	verify_log FOLDER [RECEIPT.tlog-proof ENTRY]...
//
// FOLDER holds checkpoint, vkey (or vkey.txt) and tile/… as C2SP tlog-tiles lays them out.
package main

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const (
	height    = 8
	tileWidth = 1 << height
)

// folder serves tiles; x/mod names them tile/8/…, the files are named tile/….
type folder struct {
	root string
	read map[string]bool
}

func tilePath(t tlog.Tile) string {
	path := strings.TrimPrefix(t.Path(), fmt.Sprintf("tile/%d/", height))
	return "tile/" + strings.Replace(path, "data/", "entries/", 1)
}

func (f *folder) Height() int { return height }

func (f *folder) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var data [][]byte
	for _, t := range tiles {
		path := tilePath(t)
		tile, err := os.ReadFile(filepath.Join(f.root, path))
		if err != nil {
			return nil, err
		}
		f.read[path] = true
		data = append(data, tile)
	}
	return data, nil
}

func (f *folder) SaveTiles([]tlog.Tile, [][]byte) {}

// openCheckpoint is note.Open and what tlog.ParseTree does for checkpoints with any origin line.
func openCheckpoint(text []byte, verifier note.Verifier) (tlog.Tree, error) {
	opened, err := note.Open(text, note.VerifierList(verifier))
	if err != nil {
		return tlog.Tree{}, err
	}
	origin, rest, found := strings.Cut(opened.Text, "\n")
	if !found || origin != verifier.Name() {
		return tlog.Tree{}, fmt.Errorf("the checkpoint is of %q, the key of %q", origin, verifier.Name())
	}
	return tlog.ParseTree([]byte("go.sum database tree\n" + rest))
}

// bundle reads the entries of one tile of entries, exactly.
func (f *folder) bundle(n int64, width int) ([][]byte, error) {
	path := tilePath(tlog.Tile{H: height, L: -1, N: n, W: width})
	rest, err := os.ReadFile(filepath.Join(f.root, path))
	if err != nil {
		return nil, err
	}
	var entries [][]byte
	for len(rest) >= 2 {
		size := int(binary.BigEndian.Uint16(rest))
		if len(rest) < 2+size {
			break
		}
		entries = append(entries, rest[2:2+size])
		rest = rest[2+size:]
	}
	if len(rest) > 0 || len(entries) != width {
		return nil, fmt.Errorf("%s holds %d entries and %d bytes more, wanted %d entries", path, len(entries), len(rest), width)
	}
	return entries, nil
}

// checkLog proves every entry and reads every tile that the tree implies.
func checkLog(f *folder, tree tlog.Tree) error {
	hashes := tlog.TileHashReader(tree, f)
	for n := int64(0); n*tileWidth < tree.N; n++ {
		width := tileWidth
		if left := tree.N - n*tileWidth; left < tileWidth {
			width = int(left)
		}
		entries, err := f.bundle(n, width)
		if err != nil {
			return err
		}
		for i, entry := range entries {
			index := n*tileWidth + int64(i)
			proof, err := tlog.ProveRecord(tree.N, index, hashes)
			if err != nil {
				return fmt.Errorf("entry %d: %v", index, err)
			}
			if err := tlog.CheckRecord(proof, tree.N, tree.Hash, index, tlog.RecordHash(entry)); err != nil {
				return fmt.Errorf("entry %d: %v", index, err)
			}
		}
	}
	for _, t := range tlog.NewTiles(height, 0, tree.N) {
		// NewTiles names every width on the way; the log must hold the last one.
		if hashes := tree.N >> uint(height*t.L); t.N*tileWidth+int64(t.W) != hashes && t.W != tileWidth {
			continue
		}
		proven, err := tlog.ReadTileData(t, hashes)
		if err != nil {
			return fmt.Errorf("%s: %v", tilePath(t), err)
		}
		kept, err := os.ReadFile(filepath.Join(f.root, tilePath(t)))
		if err != nil || !bytes.Equal(kept, proven) {
			return fmt.Errorf("%s differs from the tree: %v", tilePath(t), err)
		}
	}
	return nil
}

func parseReceipt(text string) (index int64, proof tlog.RecordProof, checkpoint string, err error) {
	head, checkpoint, found := strings.Cut(text, "\n\n")
	lines := strings.Split(head, "\n")
	if !found || len(lines) < 2 || lines[0] != "c2sp.org/tlog-proof@v1" {
		return 0, nil, "", fmt.Errorf("not a tlog-proof")
	}
	lines = lines[1:]
	if strings.HasPrefix(lines[0], "extra ") && len(lines) > 1 {
		lines = lines[1:]
	}
	if !strings.HasPrefix(lines[0], "index ") {
		return 0, nil, "", fmt.Errorf("no index line")
	}
	if index, err = strconv.ParseInt(strings.TrimPrefix(lines[0], "index "), 10, 64); err != nil {
		return 0, nil, "", err
	}
	for _, line := range lines[1:] {
		decoded, err := base64.StdEncoding.DecodeString(line)
		if err != nil || len(decoded) != tlog.HashSize {
			return 0, nil, "", fmt.Errorf("bad hash line %q", line)
		}
		var hash tlog.Hash
		copy(hash[:], decoded)
		proof = append(proof, hash)
	}
	return index, proof, checkpoint, nil
}

func checkReceipt(receiptPath, entryPath string, verifier note.Verifier) error {
	text, err := os.ReadFile(receiptPath)
	if err != nil {
		return err
	}
	entry, err := os.ReadFile(entryPath)
	if err != nil {
		return err
	}
	index, proof, checkpoint, err := parseReceipt(string(text))
	if err != nil {
		return err
	}
	tree, err := openCheckpoint([]byte(checkpoint), verifier)
	if err != nil {
		return err
	}
	return tlog.CheckRecord(proof, tree.N, tree.Hash, index, tlog.RecordHash(entry))
}

func run(args []string) error {
	if len(args) < 1 || len(args)%2 != 1 {
		return fmt.Errorf("verify_log FOLDER [RECEIPT.tlog-proof ENTRY]...")
	}
	vkey, err := os.ReadFile(filepath.Join(args[0], "vkey"))
	if err != nil {
		if vkey, err = os.ReadFile(filepath.Join(args[0], "vkey.txt")); err != nil {
			return err
		}
	}
	verifier, err := note.NewVerifier(strings.TrimSpace(string(vkey)))
	if err != nil {
		return err
	}
	checkpoint, err := os.ReadFile(filepath.Join(args[0], "checkpoint"))
	if err != nil {
		return err
	}
	tree, err := openCheckpoint(checkpoint, verifier)
	if err != nil {
		return err
	}
	f := &folder{root: args[0], read: map[string]bool{}}
	if err := checkLog(f, tree); err != nil {
		return err
	}
	for i := 1; i+1 < len(args); i += 2 {
		if err := checkReceipt(args[i], args[i+1], verifier); err != nil {
			return fmt.Errorf("%s: %v", args[i], err)
		}
	}
	fmt.Printf("accepted: %s, %d entries, %d tiles, %d receipts\n", verifier.Name(), tree.N, len(f.read), len(args)/2)
	return nil
}

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "refused:", err)
		os.Exit(1)
	}
}
